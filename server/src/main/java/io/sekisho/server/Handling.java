package io.sekisho.server;

import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Yen;
import io.sekisho.engine.state.Zones;
import io.sekisho.server.account.CustomerMails;
import io.sekisho.server.activity.Activity;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.containment.Containment;
import io.sekisho.server.containment.Restoration;
import io.sekisho.server.containment.RuleSuspensions;
import io.sekisho.server.containment.Suspending;
import io.sekisho.server.desk.Desk;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.hindsight.Outcomes;
import io.sekisho.server.hold.HoldExpiry;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.position.Positions;
import io.sekisho.server.position.PositionsTold;
import io.sekisho.server.report.Reporting;
import java.util.List;

/** What people do about accounts: holds, suspension and the way back, cases, labels, and what stands against phishing. */
record Handling(
        Holds holds,
        Containment containment,
        Restoration restoration,
        Labels labels,
        Outcomes outcomes,
        Desk desk,
        PhishingDefence phishing,
        Positions positions,
        Reporting reporting) {

    static Handling start(Ground ground, Judging judging, Proving proving) {
        Cases cases = proving.cases();
        Holds holds =
                new Holds(ground.jdbi(), judging.memory(), ground.events(), Challenges::holdEnded, ground.clock());
        ground.closing().add(HoldExpiry.start(ground.jdbi(), ground.events(), Challenges::holdEnded, ground.clock()));
        CustomerMails customerMails =
                new CustomerMails(judging.profiles(), proving.outbox(), judging.policies()::timeline);
        Suspending suspending = new Suspending(cases, ground.events(), customerMails::tellAll);
        RuleSuspensions rules = new RuleSuspensions(judging.memory(), suspending, proving.mails()::signal);
        Activity activity = ground.closing()
                .add(Activity.start(
                        ground.jdbi(),
                        proving.outbox(),
                        customerMails,
                        judging.policies()::timeline,
                        proving.mails()::signal,
                        ground.clock()));
        Containment containment =
                new Containment(judging.memory(), cases, proving.challenges(), suspending, ground.clock());
        Restoration restoration = new Restoration(
                judging.memory(),
                cases,
                proving.challenges(),
                suspending,
                proving.passkeys().care(),
                proving.mails()::signal,
                judging.policies()::timeline,
                judging.unavailable(),
                ground.clock());
        Labels labels = new Labels(ground.jdbi(), cases, ground.clock());
        PhishingDefence phishing = PhishingDefence.start(
                ground.settings(),
                new PhishingDefence.Needs(
                        ground.jdbi(),
                        judging.memory(),
                        cases,
                        judging.lures(),
                        customerMails,
                        proving.outbox(),
                        proving.mails()::signal,
                        List.of((handle, from, now) -> rules.settle(handle, now), activity::gather),
                        ground.ids(),
                        ground.clock()),
                ground.closing());
        Positions positions = new Positions(judging.memory(), Handling::remembered, ground.clock());
        return new Handling(
                holds,
                containment,
                restoration,
                labels,
                new Outcomes(ground.jdbi(), ground.clock()),
                new Desk(cases, containment, restoration, holds, labels),
                phishing,
                positions,
                new Reporting(ground.jdbi(), positions, judging.market().data()::closeJpy, ground.clock()));
    }

    /** What a liquidation is a share of, until orders tell the portfolio's value. */
    private static AccountState remembered(AccountState state, PositionsTold told) {
        return told.latest()
                ? state.with()
                        .trading(state.trading()
                                .holding(
                                        Zones.day(told.snapshot().asOf()),
                                        Yen.whole(told.snapshot().totalJpy())))
                        .build()
                : state;
    }
}

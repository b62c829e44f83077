package io.sekisho.server;

import io.sekisho.server.account.CustomerMails;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.containment.Containment;
import io.sekisho.server.containment.Restoration;
import io.sekisho.server.desk.Desk;
import io.sekisho.server.hindsight.Labels;
import io.sekisho.server.hindsight.Outcomes;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.position.Positions;
import io.sekisho.server.position.Remembering;
import io.sekisho.server.report.Reporting;

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
        Holds holds = new Holds(ground.jdbi(), judging.memory(), ground.clock());
        Containment containment = new Containment(judging.memory(), cases, proving.challenges(), ground.clock());
        Restoration restoration = new Restoration(
                judging.memory(),
                cases,
                proving.challenges(),
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
                        new CustomerMails(judging.profiles(), proving.outbox(), judging.policies()::timeline),
                        proving.outbox(),
                        proving.mails()::signal,
                        ground.ids(),
                        ground.clock()),
                ground.closing());
        Positions positions = new Positions(judging.memory(), Remembering.NOTHING, ground.clock());
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
}

package io.sekisho.server;

import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.ChallengeMethod;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.challenge.Proofs;
import io.sekisho.server.challenge.Waiting;
import io.sekisho.server.challenge.email.CodeMails;
import io.sekisho.server.challenge.email.EmailCode;
import io.sekisho.server.http.WireNames;
import io.sekisho.server.notice.MailComposer;
import io.sekisho.server.notice.Outbox;
import io.sekisho.server.notice.OutboxDispatcher;
import io.sekisho.server.passkey.CustomerPasskeys;
import io.sekisho.server.policy.PolicyStore;
import java.util.List;

/** How customers prove who they are, and what is mailed to them. */
record Proving(
        Outbox outbox,
        OutboxDispatcher mails,
        Waiting waiting,
        Cases cases,
        PasskeyParts passkey,
        Challenges challenges,
        Proofs proofs,
        CustomerPasskeys passkeys) {

    static Proving start(Ground ground, Judging judging) {
        PolicyStore policies = judging.policies();
        Outbox outbox = new Outbox(
                new MailComposer(ground.sender().brand()), ground.keyring().sealer(), ground.clock(), ground.random());
        OutboxDispatcher mails = ground.closing()
                .add(OutboxDispatcher.start(
                        ground.database().dataSource(), ground.keyring().sealer(), ground.transport(), ground.clock()));
        Waiting waiting = new Waiting();
        Cases cases = new Cases(ground.jdbi(), ground.ids(), ground.clock());
        EmailCode emailCode = new EmailCode(
                new CodeMails(), judging.profiles(), outbox, ground.keyring(), ground.random(), policies::timeline);
        PasskeyParts passkey =
                PasskeyParts.of(ground.settings(), ground.listening()::get, cases, ground.random(), policies::timeline);
        List<ChallengeMethod> methods =
                List.of(emailCode, passkey.method(), judging.telephony().method());
        Challenges challenges = new Challenges(
                ground.jdbi(),
                judging.memory(),
                methods,
                ground.ids(),
                ground.events(),
                ground.clock(),
                waiting,
                mails::signal);
        Proofs proofs = new Proofs(ground.keyring().proofKey(), ground.jdbi(), ground.clock());
        CustomerPasskeys passkeys = CustomerPasskeys.of(new CustomerPasskeys.Needs(
                ground.jdbi(),
                judging.memory(),
                passkey.party(),
                passkey.showing(),
                passkey.copies(),
                judging.assessments(),
                proofs,
                judging.profiles(),
                outbox,
                cases,
                policies::timeline,
                ground.ids(),
                ground.random(),
                ground.clock(),
                mails::signal));
        return new Proving(outbox, mails, waiting, cases, passkey, challenges, proofs, passkeys);
    }

    /** Where the mail of a challenge is: queued, sent, delayed, expired. */
    String delivery(Ground ground, String challenge) {
        return ground.jdbi()
                .withHandle(handle -> outbox.delivery(handle, challenge))
                .map(WireNames::of)
                .orElse("queued");
    }
}

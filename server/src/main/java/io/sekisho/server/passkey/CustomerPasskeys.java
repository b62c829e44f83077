package io.sekisho.server.passkey;

import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.assess.Assessments;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.Proofs;
import io.sekisho.server.http.Routes;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.notice.Outbox;
import io.sekisho.server.secret.RandomIds;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Customers' passkeys, put together. */
public record CustomerPasskeys(Routes routes, Care care) {

    /** What they stand on, from other capabilities. */
    public record Needs(
            Jdbi jdbi,
            AccountMemory memory,
            Party party,
            Showing showing,
            Copies copies,
            Assessments assessments,
            Proofs proofs,
            Profiles profiles,
            Outbox outbox,
            Cases cases,
            Supplier<PolicyTimeline> policies,
            RandomIds ids,
            SecureRandom random,
            InstantSource clock,
            Runnable mailsWaiting) {}

    public static CustomerPasskeys of(Needs needs) {
        Approvals approvals = new Approvals(needs.assessments(), needs.proofs());
        CeremonyTable ceremonies = new CeremonyTable(needs.jdbi(), needs.random(), needs.clock());
        PasskeyNotices notices = new PasskeyNotices(needs.profiles(), needs.outbox());
        Enrolment enrolment = new Enrolment(
                needs.memory(),
                needs.party(),
                approvals,
                ceremonies,
                notices,
                needs.policies(),
                needs.ids(),
                needs.random(),
                needs.clock());
        Care care = new Care(
                needs.memory(),
                needs.party(),
                approvals,
                notices,
                needs.cases(),
                needs.policies(),
                needs.clock(),
                needs.mailsWaiting());
        PasskeyLogin login = new PasskeyLogin(
                needs.memory(), needs.party(), needs.showing(), needs.copies(), ceremonies, needs.clock());
        PasskeyRoutes routes =
                new PasskeyRoutes(enrolment, care, login, needs.party(), needs.mailsWaiting(), needs.clock());
        return new CustomerPasskeys(routes.routes(), care);
    }
}

package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.challenge.Waiting;
import io.sekisho.server.containment.Containment;
import io.sekisho.server.containment.Suspending;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.store.Database;
import io.sekisho.server.store.DatabaseConfig;
import io.sekisho.server.webhook.WebhookEvents;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody on a step-up page says that it was not them: maybe the customer, maybe the thief. */
@Tag("slow")
class NotMeTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite();

    private static Brokerage brokerage;
    private static Database database;
    private static Containment containment;

    @BeforeAll
    static void wire() {
        brokerage = SITE.brokerage();
        database = Database.open(new DatabaseConfig(SITE.server().databaseUrl(), Path.of("target", "acceptance-data")));
        AccountMemory memory = new AccountMemory(database.jdbi());
        RandomIds ids = new RandomIds(new SecureRandom());
        TestClock clock = SITE.server().clock();
        Cases cases = new Cases(database.jdbi(), ids, clock);
        WebhookEvents events = new WebhookEvents(ids);
        Challenges challenges =
                new Challenges(database.jdbi(), memory, List.of(), ids, events, clock, new Waiting(), () -> {});
        containment = new Containment(
                memory, cases, challenges, new Suspending(cases, events, (handle, account, notice, now) -> {}), clock);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static String notMe(String challenge) {
        return containment.notMe(challenge, SITE.server().clock().instant()).orElseThrow();
    }

    @Test
    void theSessionEndsAndTheAccountGoesOn() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-home").decides("ALLOW");
        Reply asked = customer.logsIn(ELSEWHERE, "s-thief").decides("CHALLENGE");
        String caseId = notMe(asked.challenge());
        assertThat(SITE.server()
                        .count("SELECT count(*) FROM webhook_event WHERE type = 'session.revoked' AND account = '"
                                + customer.account() + "' AND data ->> 'session' = 's-thief'"))
                .isEqualTo(1);
        Reply challenge = brokerage.challenge(asked.challenge());
        assertThat(challenge.text("/status")).isEqualTo("failed");
        assertThat(challenge.texts("/history", "what")).contains("not me");
        for (Request request : List.of(
                Request.withdrawal(customer.account(), ELSEWHERE, "1000").session("s-thief"),
                Request.login(customer.account(), ELSEWHERE).session("s-thief"))) {
            assertThat(brokerage.assess(request).decides("DENY").reasons()).contains("SESSION_REVOKED");
        }
        brokerage
                .assess(Request.withdrawal(customer.account(), HOME, "1000").session("s-home"))
                .decides("ALLOW");
        customer.logsIn(HOME).decides("ALLOW");
        Reply file = brokerage.api().get("/v1/cases/" + caseId).is(200);
        assertThat(file.text("/kind")).isEqualTo("NOT_ME");
        assertThat(file.text("/assessments/0")).isEqualTo(asked.text("/id"));
        assertThat(notMe(asked.challenge())).isEqualTo(caseId);
    }

    @Test
    void afterPassingTooItsProofAndItsDeviceAreWorthNothing() {
        Customer customer = brokerage.customerWithHistory();
        Reply asked = customer.logsIn(ELSEWHERE, "s-thief").decides("CHALLENGE");
        String proof =
                customer.passes(asked.challenge(), ELSEWHERE, SITE.mailbox()).text("/proof");
        notMe(asked.challenge());
        brokerage.consume(proof).is(409);
        assertThat(brokerage.challenge(asked.challenge()).has("/proof")).isFalse();
        Reply held = brokerage
                .assess(Request.order(customer.account(), ELSEWHERE).session("s-thief"))
                .decides("DENY");
        assertThat(held.reasons()).contains("SESSION_REVOKED");
        Reply again = customer.logsIn(ELSEWHERE.with(asked.device()), "s-next");
        assertThat(again.reasons()).doesNotContain("DEVICE_KNOWN");
    }

    @Test
    void anotherChallengeOfTheSessionCannotBeApprovedAnyMore() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        Request large = Request.withdrawal(customer.account(), HOME, "600000").session("s-1");
        Reply one = brokerage.assess(large).decides("CHALLENGE");
        Reply other = brokerage.assess(large).decides("CHALLENGE");
        notMe(one.challenge());
        brokerage.startCode(other.challenge(), HOME).is(409);
    }

    @Test
    void whatTheSessionHeldIsFrozenForAnalystsAndForOtherSessions() {
        Customer customer = brokerage.customerWithHistory();
        Reply asked = customer.logsIn(ELSEWHERE, "s-thief").decides("CHALLENGE");
        Reply held = brokerage
                .assess(Request.withdrawal(customer.account(), ELSEWHERE, "1000")
                        .session("s-thief"))
                .decides("HOLD");
        notMe(asked.challenge());
        String holds = brokerage
                .api()
                .get("/v1/holds?state=frozen&account=" + customer.account())
                .is(200)
                .body();
        assertThat(holds).contains(held.text("/hold"));
        assertThat(brokerage
                        .api()
                        .get("/v1/holds?state=open&account=" + customer.account())
                        .body())
                .doesNotContain(held.text("/hold"));
    }

    @Test
    void saidAgainAndAgainItFillsNoLog() {
        Customer customer = brokerage.customerWithHistory();
        Reply asked = customer.logsIn(ELSEWHERE, "s-thief").decides("CHALLENGE");
        String caseId = notMe(asked.challenge());
        String once = brokerage.api().get("/v1/cases/" + caseId).is(200).body();
        notMe(asked.challenge());
        assertThat(brokerage.api().get("/v1/cases/" + caseId).is(200).body()).isEqualTo(once);
    }

    @Test
    void aChallengeNeverHeardOfIsNone() {
        Optional<String> caseId =
                containment.notMe("ch_unknown", SITE.server().clock().instant());
        assertThat(caseId).isEmpty();
    }
}

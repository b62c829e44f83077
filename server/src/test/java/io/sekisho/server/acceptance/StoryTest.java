package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the checkpoint is for, from the first registration to the restart. */
@Tag("slow")
class StoryTest {

    @Test
    void aCustomerIsKnownAtHomeAskedElsewhereAndRememberedAfterwards() {
        try (Mailbox mailbox = Mailbox.open()) {
            RunningServer first = RunningServer.start("SEKISHO_SMTP_URL", mailbox.url());
            Told told;
            try (first) {
                told = tell(first.brokerage(), mailbox);
            }
            try (RunningServer second = first.another()) {
                findAgain(second.brokerage(), told);
            }
        }
    }

    private record Told(
            Customer customer, String home, String challenged, String passed, String failed, Client elsewhere) {}

    private static Told tell(Brokerage brokerage, Mailbox mailbox) {
        Customer customer = brokerage.customer();
        Reply imported = brokerage.importLogins(customer.account(), HOME, 15).is(200);
        assertThat(imported.text("/accepted")).isEqualTo("15");

        Reply home = customer.logsIn(HOME).decides("ALLOW");
        assertThat(home.has("/challenge")).isFalse();

        Reply elsewhere = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
        String challenge = elsewhere.challenge();
        assertThat(elsewhere.texts("/challenge/methods", "")).hasSize(1);
        Reply started = brokerage.startCode(challenge, ELSEWHERE).is(200);
        assertThat(started.text("/status")).isEqualTo("pending");
        assertThat(started.text("/sentTo")).isEqualTo("t•••@example.jp");
        String code = mailbox.next(customer.email()).code();
        Reply passed = brokerage.answerCode(challenge, code, ELSEWHERE).is(200);
        assertThat(passed.text("/status")).isEqualTo("passed");
        assertThat(passed.text("/assurance")).isEqualTo("low");
        assertThat(passed.has("/proof")).isTrue();

        Client known = ELSEWHERE.with(elsewhere.device());
        customer.logsIn(known).decides("ALLOW");

        Reply stranger = customer.logsIn(ELSEWHERE.at("198.51.100.7").using(Client.CHROME + " Edg/134.0.0.0"))
                .decides("CHALLENGE");
        String failed = failByGuessing(brokerage, customer, stranger.challenge(), mailbox);
        return new Told(customer, home.text("/id"), elsewhere.text("/id"), challenge, failed, known);
    }

    private static String failByGuessing(Brokerage brokerage, Customer customer, String challenge, Mailbox mailbox) {
        Client asking = ELSEWHERE.at("198.51.100.7").using(Client.CHROME + " Edg/134.0.0.0");
        brokerage.startCode(challenge, asking).is(200);
        String code = mailbox.next(customer.email()).code();
        for (String left : new String[] {"2", "1"}) {
            Reply wrong = brokerage
                    .answerCode(challenge, Customer.wrong(code), asking)
                    .is(200);
            assertThat(wrong.text("/status")).isEqualTo("pending");
            assertThat(wrong.text("/attemptsLeft")).isEqualTo(left);
        }
        Reply third =
                brokerage.answerCode(challenge, Customer.wrong(code), asking).is(200);
        assertThat(third.text("/status")).isEqualTo("failed");
        // Too late, even with the right one.
        Reply late = brokerage.answerCode(challenge, code, asking).is(200);
        assertThat(late.text("/status")).isEqualTo("failed");
        assertThat(late.has("/proof")).isFalse();
        return challenge;
    }

    private static void findAgain(Brokerage brokerage, Told told) {
        assertThat(brokerage.assessment(told.home()).decision()).isEqualTo("ALLOW");
        assertThat(brokerage.assessment(told.challenged()).decision()).isEqualTo("CHALLENGE");
        assertThat(brokerage.replay(told.challenged()).text("/same")).isEqualTo("true");
        assertThat(brokerage.challenge(told.passed()).text("/status")).isEqualTo("passed");
        assertThat(brokerage.challenge(told.failed()).text("/status")).isEqualTo("failed");
        Reply account = brokerage.account(told.customer().account()).is(200);
        assertThat(account.text("/email")).isEqualTo("t•••@example.jp");
        assertThat(account.json().at("/lastEvents").size()).isEqualTo(4);
        // Home, elsewhere and the 15 of before.
        assertThat(account.text("/logins")).isEqualTo("18");
        brokerage.assess(Request.login(told.customer().account(), HOME)).decides("ALLOW");
        brokerage
                .assess(Request.login(told.customer().account(), told.elsewhere()))
                .decides("ALLOW");
    }
}

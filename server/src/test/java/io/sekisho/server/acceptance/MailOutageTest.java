package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The mail server is away for a while. */
@Tag("slow")
class MailOutageTest {

    private static final Duration BACK = Duration.ofSeconds(20);

    @Test
    void codesWaitUntilTheMailServerIsBack() {
        try (Mailbox mailbox = Mailbox.closed();
                RunningServer server = RunningServer.start("SEKISHO_SMTP_URL", mailbox.url())) {
            Brokerage brokerage = server.brokerage();
            Customer customer = brokerage.customerWithHistory();
            String challenge = customer.logsIn(ELSEWHERE).decides("CHALLENGE").challenge();
            Reply started = brokerage.startCode(challenge, ELSEWHERE).is(200);
            assertThat(started.text("/status")).isEqualTo("pending");
            assertThat(started.text("/delivery")).isEqualTo("queued");
            await().atMost(BACK).until(() -> delivery(brokerage, challenge).equals("delayed"));

            mailbox.opened();
            Letter letter = mailbox.next(customer.email());
            await().atMost(BACK).until(() -> delivery(brokerage, challenge).equals("sent"));
            assertThat(brokerage
                            .answerCode(challenge, letter.code(), ELSEWHERE)
                            .is(200)
                            .text("/status"))
                    .isEqualTo("passed");
            assertThat(mailbox.to(customer.email())).hasSize(1);
        }
    }

    @Test
    void codesOutliveTheServerThatQueuedThem() {
        try (Mailbox mailbox = Mailbox.closed()) {
            RunningServer first = RunningServer.start("SEKISHO_SMTP_URL", mailbox.url());
            Customer customer;
            String challenge;
            try (first) {
                customer = first.brokerage().customerWithHistory();
                challenge = customer.logsIn(ELSEWHERE).challenge();
                first.brokerage().startCode(challenge, ELSEWHERE).is(200);
            }
            mailbox.opened();
            try (RunningServer second = first.another()) {
                String code = mailbox.next(customer.email()).code();
                assertThat(second.brokerage()
                                .answerCode(challenge, code, ELSEWHERE)
                                .is(200)
                                .text("/status"))
                        .isEqualTo("passed");
            }
        }
    }

    @Test
    void aCodeThatHasExpiredIsNotMailedAnyMore() {
        try (Mailbox mailbox = Mailbox.closed();
                RunningServer server = RunningServer.start("SEKISHO_SMTP_URL", mailbox.url())) {
            Brokerage brokerage = server.brokerage();
            Customer customer = brokerage.customerWithHistory();
            String challenge = customer.logsIn(ELSEWHERE).challenge();
            brokerage.startCode(challenge, ELSEWHERE).is(200);
            // Tried once in vain; what is being sent at this moment may still go out.
            await().atMost(BACK).until(() -> delivery(brokerage, challenge).equals("delayed"));
            server.clock().forward(Duration.ofMinutes(6));
            await().atMost(BACK).until(() -> delivery(brokerage, challenge).equals("expired"));
            mailbox.opened();
            String later = customer.logsIn(ELSEWHERE).challenge();
            brokerage.startCode(later, ELSEWHERE).is(200);
            String code = mailbox.next(customer.email()).code();
            assertThat(brokerage.answerCode(later, code, ELSEWHERE).text("/status"))
                    .isEqualTo("passed");
            assertThat(mailbox.to(customer.email())).hasSize(1);
        }
    }

    private static String delivery(Brokerage brokerage, String challenge) {
        return brokerage.challenge(challenge).is(200).text("/delivery");
    }
}

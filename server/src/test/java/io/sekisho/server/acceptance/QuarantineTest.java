package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A mail address just changed may be an attacker's. */
@Tag("slow")
class QuarantineTest {

    private static final Duration QUARANTINE = Duration.ofDays(3);

    @RegisterExtension
    static final MailedSite SITE = new MailedSite();

    private static Reply startsCode(Customer customer) {
        return SITE.brokerage()
                .startCode(customer.logsIn(ELSEWHERE).decides("CHALLENGE").challenge(), ELSEWHERE)
                .is(200);
    }

    @Test
    void aChangedAddressIsToldToBothAndNotUsedForDays() {
        Customer customer = SITE.brokerage().customerWithHistory();
        String fresh = "mallory@example.net";
        Reply changed = SITE.brokerage()
                .register(customer.account(), fresh, "ja", "みかんの木")
                .is(200);
        assertThat(changed.text("/email")).isEqualTo("m•••@example.net");
        for (String told : new String[] {customer.email(), fresh}) {
            Letter letter = SITE.mailbox().next(told);
            assertThat(letter.subject()).contains("メールアドレスが変更されました");
            assertThat(letter.text()).contains("t•••@example", "m•••@example").doesNotContain(customer.email(), fresh);
        }

        assertThat(startsCode(customer).text("/sentTo")).isEqualTo("t•••@example.jp");
        assertThat(SITE.mailbox().next(customer.email()).code()).hasSize(6);
        assertThat(SITE.mailbox().to(fresh)).hasSize(1);

        SITE.server().clock().forward(QUARANTINE.minusMinutes(5));
        assertThat(startsCode(customer).text("/sentTo")).isEqualTo("t•••@example.jp");
        SITE.server().clock().forward(Duration.ofMinutes(6));
        assertThat(startsCode(customer).text("/sentTo")).isEqualTo("m•••@example.net");
        assertThat(SITE.mailbox().next(fresh).code()).hasSize(6);
    }

    @Test
    void theFirstAddressIsNoChangeAndTheSameAgainNeither() {
        Customer customer = SITE.brokerage().customerWithHistory();
        SITE.brokerage()
                .register(customer.account(), customer.email(), "ja", "別の合言葉")
                .is(200);
        startsCode(customer);
        assertThat(SITE.mailbox().next(customer.email()).text()).contains("別の合言葉");
        assertThat(SITE.mailbox().to(customer.email())).hasSize(1);
    }

    @Test
    void changingTwiceQuicklyDoesNotPushTheOldAddressOut() {
        Customer customer = SITE.brokerage().customerWithHistory();
        for (int i = 0; i < 5; i++) {
            SITE.brokerage()
                    .register(customer.account(), "mallory" + i + "@example.net", "ja", null)
                    .is(200);
        }
        assertThat(startsCode(customer).text("/sentTo")).isEqualTo("t•••@example.jp");
        // Back again: what was good before is good at once.
        SITE.brokerage()
                .register(customer.account(), customer.email(), "ja", null)
                .is(200);
        SITE.server().clock().forward(Duration.ofSeconds(31));
        assertThat(startsCode(customer).text("/sentTo")).isEqualTo("t•••@example.jp");
    }
}

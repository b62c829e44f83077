package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sekisho.server.calling.Handset;
import io.sekisho.server.calling.Sipp;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A challenge passed, or not, by a call that SIPp makes over the server's own trunk. */
@Tag("slow")
class SipCallTest {

    private static final int PORT = Sipp.freePort();
    private static final int CUSTOMERS = Sipp.freePort();

    /** The trunk that is trusted to assert numbers; the usual one is not. */
    private static final String TRUSTED = "127.0.0.2";

    @RegisterExtension
    static final CallSite SITE = new CallSite(
            "",
            "SEKISHO_SIP_LISTEN",
            "127.0.0.1:" + PORT,
            "SEKISHO_SIP_TRUSTED_PAI",
            TRUSTED + "/32",
            "SEKISHO_SIP_OUTGOING",
            "sip:127.0.0.1:" + CUSTOMERS);

    private static Sipp from(String number, String match) {
        return Sipp.calling(PORT)
                .with("from", "<sip:" + number + "@127.0.0.1>")
                .with("first", match.substring(0, 1))
                .with("second", match.substring(1));
    }

    private static Reply endOf(String challenge) {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        !SITE.brokerage().challenge(challenge).text("/status").equals("pending"));
        return SITE.brokerage().challenge(challenge);
    }

    @Test
    void aBareFromPassesWithLittleAssuranceAndAtCriticalRiskLetsTheSessionLookOnly() {
        String phone = CallSite.phone();
        Customer customer = SITE.customer(phone);
        customer.logsIn(HOME).decides("ALLOW");
        for (int i = 0; i < 12; i++) {
            SITE.brokerage().assess(Request.login(customer.account(), ELSEWHERE.at("8.8.8.8"), "failure"));
        }
        Client abroad = ELSEWHERE.at("8.8.8.8").using("python-requests/2.32.3");
        Reply asked = customer.logsIn(abroad, "s-abroad").decides("CHALLENGE");
        assertThat(asked.level()).isEqualTo("CRITICAL");
        String match = SITE.startCall(asked.challenge(), abroad).is(200).text("/match");

        from(phone, match).play("call-info");

        Reply passed = endOf(asked.challenge());
        assertThat(passed.text("/status")).isEqualTo("passed");
        assertThat(passed.text("/assurance")).isEqualTo("low");
        assertThat(passed.text("/restricted")).isEqualTo("true");
    }

    @Test
    void aNumberThatATrustedTrunkAssertsIsSubstantial() {
        String phone = CallSite.phone();
        Reply asked = SITE.customer(phone).logsIn(ELSEWHERE).decides("CHALLENGE");
        String match = SITE.startCall(asked.challenge()).is(200).text("/match");

        from("+815011112222", match)
                .from(TRUSTED)
                .headers("P-Asserted-Identity: <sip:" + phone + "@127.0.0.1>")
                .play("call-info");

        Reply passed = endOf(asked.challenge());
        assertThat(passed.text("/assurance")).isEqualTo("substantial");
        assertThat(passed.text("/restricted")).isEqualTo("false");
    }

    @Test
    void anAssertedNumberFromATrunkNotTrustedIsNobodys() {
        String phone = CallSite.phone();
        Reply asked = SITE.customer(phone).logsIn(ELSEWHERE).decides("CHALLENGE");
        SITE.startCall(asked.challenge()).is(200);
        long before = callsForNothing();

        from("+815011112222", "00")
                .headers("P-Asserted-Identity: <sip:" + phone + "@127.0.0.1>")
                .start("call-info");

        await().atMost(Duration.ofSeconds(30)).until(() -> callsForNothing() == before + 1);
        assertThat(SITE.brokerage().challenge(asked.challenge()).text("/attemptsLeft"))
                .isEqualTo("3");
    }

    private static long callsForNothing() {
        return SITE.server()
                .count("SELECT count(*) FROM call_log WHERE carrier = 'sip' AND outcome = 'NOTHING_WAITED'");
    }

    private static Sipp asserting(String phone, String keyed) {
        return from("+815011112222", keyed).from(TRUSTED).headers("P-Asserted-Identity: <sip:" + phone + "@127.0.0.1>");
    }

    private static Reply standing(Customer customer) {
        return SITE.server()
                .api()
                .get("/v1/accounts/" + customer.account() + "/suspension")
                .is(200);
    }

    @Test
    void aCustomerCallsPressesNineIsCalledBackPressesNineAndHisAccountIsStopped() {
        String phone = CallSite.phone();
        Customer customer = SITE.customer(phone);
        customer.logsIn(HOME).decides("ALLOW");
        try (Handset handset = new Handset()) {
            Sipp.Running rung = Sipp.waitingAt(CUSTOMERS)
                    .with("called", "INVITE sip:." + phone.substring(1) + "@")
                    .with("soundHost", "127.0.0.1")
                    .with("soundPort", "" + handset.port())
                    .start("customer-answers");

            asserting(phone, "99").play("call-info");
            await().atMost(Duration.ofSeconds(30)).until(() -> handset.sound().length > 3200);
            assertThat(standing(customer).text("/state")).isEqualTo("active");
            handset.key("9");
            rung.succeeds();
        }

        Reply stopped = standing(customer);
        assertThat(stopped.text("/state")).isEqualTo("suspended");
        assertThat(stopped.text("/suspension/by")).isEqualTo("customer");
        assertThat(stopped.text("/suspension/reason"))
                .contains("by telephone", phone.substring(9))
                .doesNotContain(phone, phone.substring(3));
        assertThat(customer.logsIn(HOME).decides("DENY").reasons()).contains("ACCOUNT_SUSPENDED");
        assertThat(SITE.server().count("SELECT count(*) FROM call_log WHERE outcome = 'STOPPED'"))
                .isEqualTo(1);
    }

    @Test
    void aNumberOfTwoAccountsStopsNeither() {
        String phone = CallSite.phone();
        Customer one = SITE.customer(phone);
        Customer other = SITE.customer(phone);
        long before = callsForNothing();

        asserting(phone, "99").start("call-info");

        await().atMost(Duration.ofSeconds(30)).until(() -> callsForNothing() == before + 1);
        assertThat(standing(one).text("/state")).isEqualTo("active");
        assertThat(standing(other).text("/state")).isEqualTo("active");
    }
}

package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sekisho.server.calling.Sipp;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A challenge passed, or not, by a call that SIPp makes over the server's own trunk. */
@Tag("slow")
class SipCallTest {

    private static final int PORT = Sipp.freePort();

    /** The trunk that is trusted to assert numbers; the usual one is not. */
    private static final String TRUSTED = "127.0.0.2";

    @RegisterExtension
    static final CallSite SITE =
            new CallSite("", "SEKISHO_SIP_LISTEN", "127.0.0.1:" + PORT, "SEKISHO_SIP_TRUSTED_PAI", TRUSTED + "/32");

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

        from("+815011112222", "00")
                .headers("P-Asserted-Identity: <sip:" + phone + "@127.0.0.1>")
                .start("call-info");

        await().atMost(Duration.ofSeconds(30))
                .until(() -> SITE.server()
                                .count("SELECT count(*) FROM call_log WHERE carrier = 'sip' AND outcome ="
                                        + " 'NOTHING_WAITED'")
                        == 1);
        assertThat(SITE.brokerage().challenge(asked.challenge()).text("/attemptsLeft"))
                .isEqualTo("3");
    }
}

package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.FIREFOX;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The token that marks a browser as the customer's own. */
@Tag("slow")
class DeviceTokenTest {

    @RegisterExtension
    static final MailedSite SITE = new MailedSite();

    private static String token(Reply reply) {
        return reply.is(200).text("/device");
    }

    private static List<JsonNode> devices(Customer customer) {
        return StreamSupport.stream(
                        SITE.brokerage()
                                .account(customer.account())
                                .is(200)
                                .json()
                                .at("/devices")
                                .spliterator(),
                        false)
                .toList();
    }

    @Test
    void theTokenRotatesAtEachLoginAndTheDeviceStaysOne() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Set<String> tokens = new LinkedHashSet<>();
        Client browser = HOME;
        for (int i = 0; i < 6; i++) {
            Reply login = customer.logsIn(browser).decides("ALLOW");
            if (i > 0) {
                assertThat(login.reasons()).contains("DEVICE_KNOWN");
            }
            tokens.add(token(login));
            browser = HOME.with(token(login));
        }
        assertThat(tokens).hasSize(6).allMatch(token -> token.matches("dv1\\.[A-Za-z0-9_-]{43}"));
        assertThat(devices(customer)).hasSize(1);
        assertThat(devices(customer).getFirst().at("/proven").asBoolean()).isTrue();
    }

    @Test
    void anAnswerThatWasLostDoesNotLockOut() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Client known = HOME.with(token(customer.logsIn(HOME)));
        // Twice the answer with the next token is lost on its way.
        token(customer.logsIn(known).decides("ALLOW"));
        token(customer.logsIn(known).decides("ALLOW"));
        Reply third = customer.logsIn(known).decides("ALLOW");
        assertThat(third.reasons()).contains("DEVICE_KNOWN").doesNotContain("TOKEN_BEHIND", "TOKEN_COPIED");
        assertThat(devices(customer)).hasSize(1);
    }

    @Test
    void aSupersededTokenIsACopyAndBothMustProveThemselves() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Client stolen = HOME.with(token(customer.logsIn(HOME)));
        Client second = HOME.with(token(customer.logsIn(stolen).decides("ALLOW")));
        Client third = HOME.with(token(customer.logsIn(second).decides("ALLOW")));

        // From the very same network and browser.
        Reply thief = customer.logsIn(stolen).decides("CHALLENGE");
        assertThat(thief.reasons()).contains("TOKEN_COPIED");
        assertThat(thief.level()).isIn("HIGH", "CRITICAL");

        Reply owner = customer.logsIn(third).decides("CHALLENGE");
        assertThat(owner.reasons()).contains("DEVICE_UNPROVEN");
        assertThat(customer.passes(owner.challenge(), third, SITE.mailbox()).text("/status"))
                .isEqualTo("passed");
        customer.logsIn(HOME.with(token(owner))).decides("ALLOW");
    }

    @Test
    void aTokenCarriedToAnotherNetworkOrMachineIsAsked() {
        Customer customer = SITE.brokerage().customerWithHistory();
        String token = token(customer.logsIn(HOME));
        customer.logsIn(ELSEWHERE.with(token)).decides("CHALLENGE");
        customer.logsIn(HOME.at("203.0.113.77").with(token)).decides("CHALLENGE");
        Reply moved = customer.logsIn(HOME.using(FIREFOX).with(token)).decides("CHALLENGE");
        assertThat(moved.reasons()).contains("DEVICE_MOVED");
        // None of which takes the token away from its owner.
        customer.logsIn(HOME.with(token)).decides("ALLOW");
    }

    @Test
    void aTokenOfAnotherAccountOrNoneOfOursVouchesForNothing() {
        Customer other = SITE.brokerage().customerWithHistory();
        String token = token(other.logsIn(ELSEWHERE));
        Customer customer = SITE.brokerage().customerWithHistory();
        for (String shown : List.of(token, "dv1." + "A".repeat(43), "dv1.", "x", "dv1." + "%".repeat(43))) {
            Reply login = customer.logsIn(ELSEWHERE.with(shown)).decides("CHALLENGE");
            assertThat(login.reasons()).contains("DEVICE_NEW");
        }
        customer.logsIn(HOME.with("no token at all")).decides("ALLOW");
    }

    @Test
    void aTokenGivenWithAChallengeIsUnprovenUntilItPasses() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Reply asked = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
        Client unproven = ELSEWHERE.with(token(asked));
        Reply early = customer.logsIn(unproven).decides("CHALLENGE");
        assertThat(early.reasons()).contains("DEVICE_UNPROVEN");
        assertThat(devices(customer)).allMatch(device -> !device.at("/proven").asBoolean());

        customer.passes(asked.challenge(), ELSEWHERE, SITE.mailbox());
        Reply later = customer.logsIn(unproven).decides("ALLOW");
        assertThat(later.reasons()).contains("DEVICE_KNOWN");
    }

    @Test
    void oncePassedTheSameOddityIsNotAskedAgain() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Reply asked = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
        customer.passes(asked.challenge(), ELSEWHERE, SITE.mailbox());
        // A privacy browser that drops its cookies.
        customer.logsIn(ELSEWHERE).decides("ALLOW");
    }

    @Test
    void aDeviceForgottenMustProveItselfAgain() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Reply asked = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
        customer.logsIn(HOME).decides("ALLOW");
        customer.passes(asked.challenge(), ELSEWHERE, SITE.mailbox());
        List<JsonNode> two = devices(customer);
        assertThat(two).hasSize(2);
        String firefox = two.stream()
                .filter(device -> device.at("/label").asString().contains("Firefox"))
                .map(device -> device.at("/id").asString())
                .findFirst()
                .orElseThrow();
        SITE.brokerage()
                .api()
                .delete("/v1/accounts/" + customer.account() + "/devices/" + firefox)
                .is(204);
        SITE.brokerage()
                .api()
                .delete("/v1/accounts/" + customer.account() + "/devices/" + firefox)
                .is(404);
        assertThat(devices(customer)).hasSize(1);
        Reply forgotten = customer.logsIn(ELSEWHERE.with(token(asked)));
        assertThat(forgotten.reasons()).doesNotContain("DEVICE_KNOWN");
        SITE.brokerage()
                .api()
                .delete("/v1/accounts/" + customer.account() + "/devices")
                .is(204);
        SITE.brokerage().api().delete("/v1/accounts/nobody/devices").is(404);
    }

    @Test
    void manyChallengedStrangersDoNotCrowdOutTheOwner() {
        Customer customer = SITE.brokerage().customerWithHistory();
        Client known = HOME.with(token(customer.logsIn(HOME)));
        for (int i = 0; i < 20; i++) {
            customer.logsIn(ELSEWHERE.at("203.0.113." + (100 + i)));
        }
        Reply owner = customer.logsIn(known).decides("ALLOW");
        assertThat(owner.reasons()).contains("DEVICE_KNOWN");
    }
}

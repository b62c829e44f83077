package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;
import static io.sekisho.server.acceptance.PasskeyHolder.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is held is released by a factor that is strong enough for it, and by none below. */
@Tag("slow")
class HoldStrengthTest {

    private static final String POLICY = """
        name: holding
        effectiveFrom: 2000-01-01T00:00:00+09:00
        default: ALLOW
        settings:
          restrict:
            networks: [HOSTING]
            assurance:
              withdrawal: {LOW: substantial}
        rules:
          - name: a login from elsewhere is challenged
            on: login
            when: network.kind == 'HOSTING'
            decide: CHALLENGE
            require: [[emailCode]]
          - name: adding a passkey is challenged
            on: change
            when: change.field == 'passkey'
            decide: CHALLENGE
            require: [[emailCode]]
          - name: money and orders are held
            on: [withdrawal, order]
            when: risk.score >= 0.0
            decide: HOLD
            require: [[passkey, emailCode]]
        """;

    @TempDir
    private static Path folder;

    private static Mailbox mailbox;
    private static RunningServer server;
    private static Brokerage brokerage;

    @BeforeAll
    static void start() throws IOException {
        mailbox = Mailbox.open();
        Path policy = Files.writeString(folder.resolve("holding.yaml"), POLICY);
        Path hosting = Files.writeString(folder.resolve("hosting"), "192.0.2.0/24\n");
        server = RunningServer.start(
                "SEKISHO_SMTP_URL",
                mailbox.url(),
                "SEKISHO_POLICY",
                policy.toString(),
                "SEKISHO_NETWORK_LISTS",
                "hosting=" + hosting,
                "SEKISHO_RP_ID",
                "example.jp",
                "SEKISHO_ORIGINS",
                ORIGIN);
        brokerage = server.brokerage();
    }

    @AfterAll
    static void stop() {
        server.close();
        mailbox.close();
    }

    private static Request withdrawal(Customer customer, Client client, String session) {
        return Request.withdrawal(customer.account(), client, "1000").session(session);
    }

    private static String state(String hold) {
        return brokerage.api().get("/v1/holds/" + hold).is(200).text("/state");
    }

    private static Reply passesByPasskey(PasskeyHolder holder, Authenticator passkey, String challenge) {
        JsonNode options = holder.starts(challenge, HOME).is(200).json().at("/publicKey");
        return holder.answers(challenge, passkey.get(options, ORIGIN), HOME).is(200);
    }

    @Test
    void aCodeIsOfferedOnlyWhereThePolicysTableTakesIt() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        Reply money = brokerage.assess(withdrawal(customer, HOME, "s-1")).decides("HOLD");
        assertThat(money.has("/challenge")).isFalse();
        assertThat(money.reasons()).contains("NO_METHOD");
        // The table says nothing of orders at this level.
        Reply order = brokerage
                .assess(Request.order(customer.account(), HOME).session("s-1"))
                .decides("HOLD");
        assertThat(customer.passes(order.challenge(), HOME, mailbox).text("/restricted"))
                .isEqualTo("false");
        assertThat(state(order.text("/hold"))).isEqualTo("released");
        assertThat(state(money.text("/hold"))).isEqualTo("open");
    }

    @Test
    void aCodeAnsweredFromWhereRelaysSitReleasesNothing() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        Request order = Request.order(customer.account(), HOME).session("s-1");
        Reply held = brokerage.assess(order).decides("HOLD");
        Reply passed = customer.passes(held.challenge(), HOME.at("192.0.2.9"), mailbox);
        assertThat(passed.text("/restricted")).isEqualTo("true");
        assertThat(state(held.text("/hold"))).isEqualTo("open");
        assertThat(brokerage
                        .assess(order.with("releases", held.text("/hold")))
                        .decides("HOLD")
                        .reasons())
                .contains("HOLD_NOT_RELEASED");
    }

    @Test
    void aPasskeyReleasesAndNothingWeakerIsOfferedBesideIt() {
        PasskeyHolder holder = new PasskeyHolder(brokerage.customerWithHistory(), mailbox);
        Authenticator passkey = holder.registers("phone");
        holder.customer().logsIn(HOME, "s-1").decides("ALLOW");
        Reply held =
                brokerage.assess(withdrawal(holder.customer(), HOME, "s-1")).decides("HOLD");
        assertThat(held.json().at("/challenge/methods").toString()).isEqualTo("[\"passkey\"]");
        brokerage.startCode(held.challenge(), HOME).is(409);
        assertThat(passesByPasskey(holder, passkey, held.challenge()).text("/restricted"))
                .isEqualTo("false");
        assertThat(state(held.text("/hold"))).isEqualTo("released");
    }

    @Test
    void whatARelayedCodeLetInIsReleasedByNoCodeFromAnywhere() {
        PasskeyHolder holder = new PasskeyHolder(brokerage.customerWithHistory(), mailbox);
        Customer with = holder.customer();
        Authenticator passkey = holder.registers("phone");
        Customer without = brokerage.customerWithHistory();
        Client hidden = HOME.at("192.0.2.9");
        for (Customer customer : new Customer[] {with, without}) {
            Reply login = customer.logsIn(hidden, "s-relayed").decides("CHALLENGE");
            assertThat(customer.passes(login.challenge(), hidden, mailbox).text("/restricted"))
                    .isEqualTo("true");
        }
        // The thief goes on from a network that hides nothing: still no code is asked for.
        Reply nobody = brokerage.assess(withdrawal(without, HOME, "s-relayed")).decides("HOLD");
        assertThat(nobody.has("/challenge")).isFalse();
        Reply owner = brokerage.assess(withdrawal(with, HOME, "s-relayed")).decides("HOLD");
        assertThat(owner.json().at("/challenge/methods").toString()).isEqualTo("[\"passkey\"]");
        brokerage.startCode(owner.challenge(), HOME).is(409);
        passesByPasskey(holder, passkey, owner.challenge());
        assertThat(state(owner.text("/hold"))).isEqualTo("released");
        assertThat(state(nobody.text("/hold"))).isEqualTo("open");
    }

    @Test
    void aHoldTellsAnAnalystWhatIsHeldAndWhy() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        // Times are kept to the millisecond.
        String before = server.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString();
        Reply held = brokerage.assess(withdrawal(customer, HOME, "s-1")).decides("HOLD");
        Reply listed = brokerage
                .api()
                .get("/v1/holds?account=" + customer.account() + "&since=" + before)
                .is(200);
        assertThat(listed.text("/holds/0/operation/amount")).isEqualTo("1000");
        assertThat(listed.text("/holds/0/risk/level")).isEqualTo(held.level());
        assertThat(listed.texts("/holds/0/reasons", "code")).isEqualTo(held.reasons());
        assertThat(listed.has("/holds/0/expiresAt")).isTrue();
        String later = server.clock().instant().plusSeconds(1).toString();
        assertThat(brokerage
                        .api()
                        .get("/v1/holds?account=" + customer.account() + "&since=" + later)
                        .json()
                        .at("/holds"))
                .isEmpty();
        assertThat(brokerage.api().get("/v1/holds?since=yesterday").is(400).pointers())
                .containsExactly("?since");
        brokerage.api().get("/v1/holds/hold_unknown").is(404);
    }
}

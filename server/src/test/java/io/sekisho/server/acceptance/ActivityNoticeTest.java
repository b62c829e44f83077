package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sekisho.server.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.ObjectNode;

/** What customers are told of their accounts by mail. The clock is put forward by the later ones. */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActivityNoticeTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @RegisterExtension
    static final MailedSite SITE = new MailedSite();

    private final Brokerage brokerage = SITE.brokerage();

    private static List<String> subjects(Customer customer) {
        return SITE.mailbox().toldBeside(customer.email()).stream()
                .map(Letter::subject)
                .toList();
    }

    private static void told(Customer customer, String... subjects) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(subjects(customer)).containsExactlyInAnyOrder(subjects));
    }

    private Reply wishes(Customer customer, String notice, String wish) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("notices").put(notice, wish);
        return brokerage.api().put("/v1/accounts/" + customer.account(), body);
    }

    private void orders(Customer customer, int count) {
        IntStream.range(0, count)
                .forEach(i -> brokerage
                        .assess(Request.order(customer.account(), HOME).session("s-1"))
                        .decides("ALLOW"));
    }

    /** Whether nothing of an account is left to look at. */
    private static void allDone(Customer customer, int rows) {
        String of = " FROM activity WHERE account = '" + customer.account() + "'";
        await().atMost(LIMIT).until(() -> SITE.server().count("SELECT count(*)" + of + " AND state <> 'DUE'") == rows);
    }

    @Test
    @Order(1)
    void anUnusualLoginIsToldOncePassedAndAUsualOneNot() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        Reply odd = customer.logsIn(ELSEWHERE, "s-2").decides("CHALLENGE");
        customer.passes(odd.challenge(), ELSEWHERE, SITE.mailbox());
        told(customer, "【Sekisho】ご利用のお知らせ（ログイン）");
        Letter letter = SITE.mailbox().toldBeside(customer.email()).getFirst();
        assertThat(letter.text())
                .contains("みかんの木", "ログインがありました", "Firefox", "リンクはありません")
                .doesNotContain("http");
    }

    @Test
    @Order(2)
    void withdrawalsAndChangesAreAlwaysToldAndContactsByTheirOwnMails() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        brokerage
                .assess(Request.withdrawal(customer.account(), HOME, "1000").session("s-1"))
                .decides("ALLOW");
        for (String field : List.of("address", "email")) {
            brokerage
                    .assess(Request.change(customer.account(), HOME, field).session("s-1"))
                    .decides("ALLOW");
        }
        allDone(customer, 3);
        told(customer, "【Sekisho】ご利用のお知らせ（出金）", "【Sekisho】ご利用のお知らせ（登録情報の変更）");
        assertThat(SITE.mailbox().toldBeside(customer.email()))
                .anyMatch(letter -> letter.text().contains("1,000円の出金（出金先 ••••7f3a）"));
        for (String mandatory : List.of("withdrawal", "change")) {
            assertThat(wishes(customer, mandatory, "never").is(400).pointers())
                    .containsExactly("/notices/" + mandatory);
        }
    }

    @Test
    @Order(2)
    void manyThatAreHeldHideNoneThatIsDone() {
        Customer customer = brokerage.customerWithHistory();
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        customer.logsIn(ELSEWHERE, "s-2").decides("CHALLENGE");
        for (int i = 0; i < 20; i++) {
            brokerage
                    .assess(Request.withdrawal(customer.account(), ELSEWHERE, "1")
                            .session("s-2"))
                    .decides("HOLD");
        }
        allDone(customer, 20);
        String withdrawal = "【Sekisho】ご利用のお知らせ（出金）";
        told(customer, withdrawal, withdrawal, withdrawal);
        brokerage
                .assess(Request.withdrawal(customer.account(), HOME, "1000").session("s-1"))
                .decides("ALLOW");
        told(customer, withdrawal, withdrawal, withdrawal, withdrawal);
    }

    @Test
    @Order(3)
    void customersAskForMoreAndNeverForLess() {
        Customer customer = brokerage.customerWithHistory();
        assertThat(brokerage.account(customer.account()).text("/notices/login")).isEqualTo("unusual");
        assertThat(wishes(customer, "order", "never").is(422).pointers()).containsExactly("/notices/order");
        assertThat(wishes(customer, "order", "sometimes").is(400).pointers()).containsExactly("/notices/order");
        assertThat(wishes(customer, "login", "always").is(200).text("/notices/login"))
                .isEqualTo("always");
        assertThat(wishes(customer, "order", "always").is(200).text("/notices/login"))
                .isEqualTo("always");
        customer.logsIn(HOME, "s-1").decides("ALLOW");
        told(customer, "【Sekisho】ご利用のお知らせ（ログイン）");
    }

    @Test
    @Order(4)
    void ordersOfADayComeInOneMailAndManyOrdersTurnIntoOne() {
        Customer quiet = brokerage.customerWithHistory();
        quiet.logsIn(HOME, "s-1").decides("ALLOW");
        Customer trader = brokerage.customerWithHistory();
        wishes(trader, "order", "always").is(200);
        trader.logsIn(HOME, "s-1").decides("ALLOW");
        orders(quiet, 3);
        orders(trader, 9);
        allDone(quiet, 3);
        allDone(trader, 9);
        String order = "【Sekisho】ご利用のお知らせ（注文）";
        told(trader, order, order, order, order, order);
        assertThat(subjects(quiet)).isEmpty();

        SITE.server().clock().forward(Duration.ofDays(1));
        String digest = "【Sekisho】ご注文のまとめ";
        told(quiet, digest);
        told(trader, order, order, order, order, order, digest);
        assertThat(SITE.mailbox().toldBeside(quiet.email()).getFirst().text())
                .contains("ご注文の件数: 3", "買い 3件、売り 0件", "0700.HK");
        assertThat(SITE.mailbox().toldBeside(trader.email()).getLast().text()).contains("ご注文の件数: 4");
    }
}

package io.sekisho.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailComposerTest {

    private static final Instant AT = Instant.parse("2025-03-24T00:12:01.120Z");
    private static final Origin ORIGIN = new Origin("Chrome 131", "Windows 10", "JP", "NTT Communications");
    private static final Login LOGIN = new Login(Login.Result.SUCCESS, Login.Factor.PASSWORD);

    /** Six digits of any script, whatever stands before and after. */
    private static final Pattern SIX_DIGITS = Pattern.compile("\\p{Nd}{6,}");

    /** What a mail program shows as a link or loads. */
    private static final Pattern LINK = Pattern.compile(
            "(?i)http|www\\.|://|<a\\b|href|<img|src=|url\\(|mailto|<form|<link|<script|[\\p{L}\\p{N}-]\\.[\\p{L}]{2,}");

    private final MailComposer composer = new MailComposer("ひばり証券");

    @Test
    void namesAmountDestinationComputerPlaceAndTimeInJapanese() {
        Mail mail = compose(new Withdrawal(new BigDecimal("500000"), "JPY", "bank-acct-7f3a"), "みかんの木", Language.JA);
        assertThat(mail.subject()).isEqualTo("【ひばり証券】確認コードのお知らせ（出金）");
        assertThat(mail.text())
                .contains(
                        "お客様の合言葉: みかんの木",
                        "500,000円の出金（出金先 ••••7f3a）",
                        "口座: ••••4455",
                        "Windows 10 の Chrome 131",
                        "日本（NTT Communications）",
                        "2025年3月24日 09:12（日本時間）",
                        "\n    482913\n",
                        "2025年3月24日 09:17（日本時間）まで（5分間）",
                        "お尋ねすることは決してありません",
                        "リンクから開いた画面には、このコードを入力しないで")
                .doesNotContain("8021-33");
    }

    @Test
    void namesAmountDestinationComputerPlaceAndTimeInEnglish() {
        Mail mail =
                compose(new Withdrawal(new BigDecimal("500000"), "JPY", "bank-acct-7f3a"), "tangerine", Language.EN);
        assertThat(mail.subject()).isEqualTo("[ひばり証券] Your verification code (withdrawal)");
        assertThat(mail.text())
                .contains(
                        "Your own phrase: tangerine",
                        "Withdrawal of JPY 500,000 (to ••••7f3a)",
                        "Account: ••••4455",
                        "Chrome 131 on Windows 10",
                        "Japan (NTT Communications)",
                        "24 March 2025, 09:12 (Japan time)",
                        "\n    482913\n",
                        "until 24 March 2025, 09:17 (Japan time) (5 minutes)",
                        "Nobody from our company will ever ask you for this code",
                        "Never enter this code on a page that you reached by a link");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void saysTheSameInTextAndHtml(Language language) {
        Mail mail = compose(LOGIN, "a phrase", language);
        String visible = mail.html().replaceAll("(?s)<head>.*</head>", "").replaceAll("<[^>]*>", "");
        mail.text()
                .lines()
                .flatMap(line -> List.of(line.replaceFirst("^\\* ", "").split(": ", 2)).stream())
                .forEach(part -> assertThat(visible).contains(part.strip()));
    }

    @Test
    void namesWhateverIsApproved() {
        assertThat(compose(LOGIN, null, Language.JA).text()).contains("お手続き: ログイン\n");
        assertThat(compose(order(Order.Side.BUY, "0700.HK", "1000", "12.30"), null, Language.EN)
                        .text())
                .contains("Order to buy 1,000 of 0700.HK at HKD 12.30");
        assertThat(compose(order(Order.Side.SELL, "7992", "1000000", null), null, Language.JA)
                        .text())
                .contains("売り注文（銘柄 7992、数量 1,000,000）");
        for (Change.Field field : Change.Field.values()) {
            for (Language language : Language.values()) {
                assertThat(compose(new Change(field), null, language).text())
                        .contains(language == Language.JA ? "の変更" : "Change of");
            }
        }
    }

    @Test
    void tellsOfAChangedContact() {
        Notice change = new Notice.ContactChanged(
                Notice.Contact.EMAIL, "t•••@old.example", "x•••@sekisho-support.example", AT, Duration.ofDays(3));
        Mail mail = composer.compose(change, "8021-334455", new Recipient("t@old.example", Language.JA, "みかん"));
        assertThat(mail.subject()).isEqualTo("【ひばり証券】メールアドレスが変更されました");
        assertThat(mail.text())
                .contains("お客様の合言葉: みかん", "変更前: t•••@old. example", "変更後: x•••@sekisho-support. example", "72時間");
        requireNoLink(mail, "");
        assertThat(sixDigits(mail.text())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void tellsWhatHappensWithoutLinkOrCode(Language language) {
        Withdrawal withdrawal = new Withdrawal(new BigDecimal("123456"), "JPY", "bank-acct-7f3a");
        List<Notice> notices = new ArrayList<>(List.of(
                new Notice.AccountSuspended(AT),
                new Notice.AccountRestored(AT),
                new Notice.OrderDigest(
                        123456, 3, 4, new BigDecimal("98765432"), 2, Collections.nCopies(25, "7203.T"), AT)));
        for (Notice.Activity.Outcome outcome : Notice.Activity.Outcome.values()) {
            for (Action action : List.of(
                    LOGIN,
                    withdrawal,
                    new Change(Change.Field.PASSWORD),
                    order(Order.Side.BUY, "http://evil.example", "1000000", "12.30"))) {
                notices.add(new Notice.Activity(action, outcome, ORIGIN, AT));
            }
        }
        for (Notice notice : notices) {
            Mail mail = composer.compose(notice, "8021-334455", new Recipient("taro@example.jp", language, "a phrase"));
            requireNoLink(mail, "");
            assertThat(sixDigits(mail.text())).isEmpty();
            assertThat(mail.text()).contains("a phrase").doesNotContain("8021-33");
        }
    }

    @Test
    void escapesWhatIsShown() {
        Mail mail = compose(LOGIN, "<b>bold</b> & \"quoted\" <script>alert(1)</script>", Language.EN);
        assertThat(mail.html())
                .contains("&lt;b&gt;bold&lt;/b&gt; &amp; \"quoted\" &lt;script&gt;")
                .doesNotContain("<b>", "<script");
        assertThat(mail.text()).contains("<b>bold</b> & \"quoted\"");
    }

    @Test
    void leavesOutAPhraseThatWasNotChosenAndSaysWhatIsUnknown() {
        Notice code = code(LOGIN, new Origin("Other", "", "ZZ", ""), "482913");
        String text = composer.compose(code, "8021", new Recipient("a@b.example", Language.EN, null))
                .text();
        assertThat(text).doesNotContain("phrase").contains("Computer: unknown\n", "Place: unknown\n");
    }

    @Test
    void theCodeIsTheOnlyGroupOfSixDigitsAndThereIsNoLinkWhateverIsInserted() {
        Random random = new Random(20250324);
        List<MailComposer> composers = List.of(composer, new MailComposer("Hibari 123456 https://hibari.example"));
        for (int i = 0; i < 5_000; i++) {
            String code = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
            Language language = oneOf(Language.values(), random);
            String phrase = random.nextInt(5) == 0 ? null : text(random);
            Origin origin = new Origin(text(random), text(random), country(random), text(random));
            Mail mail = composers
                    .get(random.nextInt(2))
                    .compose(code(action(random), origin, code), text(random), new Recipient("a@b", language, phrase));
            String inserted = phrase + " " + origin;
            assertThat(sixDigits(mail.subject())).as(inserted).isEmpty();
            assertThat(sixDigits(mail.text())).as(inserted).containsExactly(code);
            assertThat(sixDigits(mail.html())).as(inserted).containsExactly(code);
            assertThat(sixDigits(mail.html().replaceAll("<[^>]*>", "")))
                    .as(inserted)
                    .containsExactly(code);
            assertThat(mail.subject()).doesNotContain("\n", "\r");
            requireNoLink(mail, inserted);
        }
    }

    private static void requireNoLink(Mail mail, String inserted) {
        for (String part : List.of(mail.subject(), mail.text(), mail.html().replaceAll("style=\"[^\"]*\"", ""))) {
            String withoutSymbols = part.replaceAll("\\b[0-9A-Z]{1,6}\\.[A-Z]{1,2}\\b", "");
            assertThat(LINK.matcher(withoutSymbols).results().map(MatchResult::group))
                    .as(inserted)
                    .isEmpty();
        }
        assertThat(mail.html()).doesNotContain("url(");
    }

    private static List<String> sixDigits(String text) {
        return SIX_DIGITS.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Action action(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> LOGIN;
            case 1 ->
                order(
                        oneOf(Order.Side.values(), random),
                        text(random),
                        number(random),
                        random.nextBoolean() ? number(random) : null);
            case 2 ->
                new Withdrawal(new BigDecimal(number(random)), random.nextBoolean() ? "JPY" : "USD", text(random));
            default -> new Change(oneOf(Change.Field.values(), random));
        };
    }

    private static String number(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Integer.toString(random.nextInt(10_000_000));
            case 1 -> random.nextInt(1000) + "." + random.nextInt(1_000_000_000);
            case 2 -> random.nextInt(1_000_000) + "E" + (random.nextInt(120) - 60);
            default -> Long.toString(random.nextLong() >>> 1);
        };
    }

    private static <T> T oneOf(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static String country(Random random) {
        return List.of("JP", "SG", "ZZ", "", "XX", "123456").get(random.nextInt(6));
    }

    /** Words, digits of several scripts, and whatever could join or hide them. */
    private static String text(Random random) {
        List<String> pieces = List.of(
                "123456",
                "000700",
                "1",
                "42",
                "９８７６５４",
                "٣٤٥٦٧٨",
                "みかん",
                "cat",
                " ",
                "-",
                ".",
                "\u200b",
                "\u200d",
                "\u2060",
                "\u202e",
                "\r\n",
                "\u0000",
                "\u00ad",
                "\ufe0f\u20e3",
                "http://evil.example/x",
                "HTTPS://",
                "www.evil.com",
                "evil.co.jp",
                "<b>",
                "\"",
                "&#49;",
                "\ud83d\ude00",
                "\ud83d",
                "Amazon.com, Inc.",
                "AS396982",
                "。",
                "．",
                "mail@evil.com",
                "Chrome/120.0.6099.130",
                "0700.HK",
                "://",
                "http",
                ":");
        StringBuilder text = new StringBuilder();
        int count = 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    private Mail compose(Action action, @Nullable String phrase, Language language) {
        return composer.compose(
                code(action, ORIGIN, "482913"), "8021-334455", new Recipient("taro@example.jp", language, phrase));
    }

    private static Notice code(Action action, Origin origin, String code) {
        return new Notice.VerificationCode("ch_1", new Secret(code), action, origin, AT, Duration.ofMinutes(5));
    }

    private static Order order(Order.Side side, String symbol, String quantity, @Nullable String price) {
        return new Order(
                side,
                Order.Instrument.EQUITY,
                symbol,
                new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                "HKD",
                null,
                null,
                null);
    }
}

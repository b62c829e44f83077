package io.sekisho.demo.brokerage;

import io.sekisho.client.ClientInfo;
import io.sekisho.demo.brokerage.Customer.Habit;
import io.sekisho.demo.brokerage.Customer.Name;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customers. Their addresses are from the ranges of Japanese providers; telephone numbers are of the kind that was never assigned,
 * mail addresses of a domain that exists nowhere (RFC 2606).
 */
public final class Cast {

    /** KDDI, AS2516. */
    private static final String KDDI = "27.80.";

    /** NTT Communications (OCN), AS4713. */
    private static final String OCN = "153.128.";

    /** SoftBank, AS17676. */
    private static final String SOFTBANK = "126.0.";

    /** NTT Docomo, AS9605. */
    private static final String DOCOMO = "49.96.";

    /** OPTAGE, AS17511. */
    private static final String OPTAGE = "60.56.";

    private static final Map<String, String> PROVIDERS =
            Map.of(KDDI, "KDDI", OCN, "OCN", SOFTBANK, "SoftBank", DOCOMO, "NTT DOCOMO", OPTAGE, "OPTAGE");

    private static final List<Customer> CUSTOMERS = List.of(
            customer(1, "佐藤 陽子", "Yoko Sato", "minato-harukaze-3", "港の見える丘", Habit.LONG_TERM, chrome(OCN + "14.27")),
            customer(2, "田中 健一", "Kenichi Tanaka", "kawagoe-natsuzora-8", "父の万年筆", Habit.LONG_TERM, edge(OCN + "61.8")),
            customer(3, "鈴木 トメ", "Tome Suzuki", "umeboshi-hidamari-5", "縁側の三毛猫", Habit.ELDERLY, edge(OCN + "88.140")),
            customer(
                    4,
                    "高橋 翔太",
                    "Shota Takahashi",
                    "shinya-espresso-2",
                    "夜明けの始発電車",
                    Habit.DAY_TRADER,
                    chrome(SOFTBANK + "33.201")),
            customer(
                    5,
                    "陳 美玲",
                    "Meiling Chen",
                    "nanyou-tourou-7",
                    "彌敦道の夜景",
                    Habit.HONG_KONG_SMALL_CAPS,
                    Browsers.SAFARI_MAC.at(KDDI + "120.45")),
            customer(
                    6,
                    "伊藤 さくら",
                    "Sakura Ito",
                    "asagao-kaidou-1",
                    "朝顔とラジオ体操",
                    Habit.LONG_TERM,
                    Browsers.SAFARI_IPHONE.at(DOCOMO + "12.77")),
            customer(
                    7,
                    "渡辺 大輔",
                    "Daisuke Watanabe",
                    "rokkou-oroshi-9",
                    "六甲の夕焼け",
                    Habit.LONG_TERM,
                    chrome(OPTAGE + "5.190")),
            customer(
                    8,
                    "山本 直美",
                    "Naomi Yamamoto",
                    "yuzu-hachimitsu-4",
                    "柚子の木の下で",
                    Habit.LONG_TERM,
                    Browsers.FIREFOX_WINDOWS.at(OCN + "201.16")),
            customer(
                    9, "中村 誠", "Makoto Nakamura", "oozora-hikouki-6", "紙飛行機の放物線", Habit.LONG_TERM, edge(KDDI + "77.3")),
            customer(
                    10,
                    "小林 優子",
                    "Yuko Kobayashi",
                    "komorebi-toshokan-2",
                    "図書館の窓ぎわ",
                    Habit.LONG_TERM,
                    chrome(OCN + "150.9")),
            customer(
                    11,
                    "加藤 隆",
                    "Takashi Kato",
                    "yukidoke-seseragi-8",
                    "雪どけの小川",
                    Habit.LONG_TERM,
                    Browsers.CHROME_ANDROID.at(DOCOMO + "40.118")),
            customer(
                    12, "吉田 恵", "Megumi Yoshida", "hanabi-yukata-5", "最後の線香花火", Habit.LONG_TERM, chrome(OCN + "91.62")),
            customer(
                    13, "山口 和子", "Kazuko Yamaguchi", "tsukimi-dango-4", "祖母の桐箪笥", Habit.LONG_TERM, edge(OCN + "33.90")),
            customer(
                    14,
                    "松本 浩二",
                    "Koji Matsumoto",
                    "yamabiko-tozan-9",
                    "山頂のおにぎり",
                    Habit.LONG_TERM,
                    chrome(SOFTBANK + "58.17")),
            customer(15, "井上 奈々", "Nana Inoue", "hotaru-kawabe-2", "蛍の小径", Habit.LONG_TERM, chrome(OCN + "120.44")),
            customer(16, "木村 学", "Manabu Kimura", "kingyo-ennichi-6", "縁日の金魚", Habit.LONG_TERM, edge(KDDI + "31.8")),
            customer(
                    17,
                    "清水 理恵",
                    "Rie Shimizu",
                    "shinchiku-engawa-3",
                    "縁側のある家",
                    Habit.BUYS_A_HOUSE,
                    chrome(OCN + "142.71")));

    private Cast() {}

    public static List<Customer> customers() {
        return CUSTOMERS;
    }

    /** The address of a customer's home; nothing where there is no such customer. */
    public static @Nullable String homeOf(String id) {
        return CUSTOMERS.stream()
                .filter(customer -> customer.id().equals(id))
                .map(customer -> customer.home().ip())
                .findFirst()
                .orElse(null);
    }

    /** Whose line he has at home. */
    public static String provider(Customer customer) {
        String ip = customer.home().ip();
        return PROVIDERS.entrySet().stream()
                .filter(provider -> ip.startsWith(provider.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    private static Customer customer(
            int number, String japanese, String english, String password, String phrase, Habit habit, ClientInfo home) {
        String mailbox = english.toLowerCase(Locale.ROOT).replace(' ', '.');
        return new Customer(
                "3017-%04d".formatted(number),
                new Name(japanese, english),
                password,
                "%04d".formatted((number * 7351 + 1200) % 10_000),
                mailbox + "@mail.example",
                List.of("+8190000010%02d".formatted(number)),
                "ja",
                phrase,
                home,
                habit);
    }

    private static ClientInfo chrome(String ip) {
        return Browsers.CHROME_WINDOWS.at(ip);
    }

    private static ClientInfo edge(String ip) {
        return Browsers.EDGE_WINDOWS.at(ip);
    }
}

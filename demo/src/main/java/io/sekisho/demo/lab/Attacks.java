package io.sekisho.demo.lab;

import io.sekisho.client.ClientInfo;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.brokerage.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The thieves' steps, played against the running sites. */
final class Attacks {

    private static final String NAIVE_VICTIM = "3017-0001";
    private static final String VPN_VICTIM = "3017-0007";
    private static final String TARGETED_VICTIM = "3017-0009";
    private static final String MALWARE_VICTIM = "3017-0010";
    private static final List<String> RELAYED = List.of("3017-0002", "3017-0008", "3017-0012");

    /** Customers who use the leaked password here too, and after how many other pairs of the list each comes. */
    private static final Map<String, Integer> REUSED = Map.of("3017-0004", 5, "3017-0011", 40);

    private static final int LEAKED_PAIRS = 50;

    private final Stage stage;
    private final Kit kit;
    private final Owners owners;
    private final String language;

    Attacks(Stage stage, Kit kit, Owners owners, String language) {
        this.stage = stage;
        this.kit = kit;
        this.owners = owners;
        this.language = language;
    }

    /** Customers type what they know on the fake page, which keeps it. */
    List<Trial> phish() {
        return List.of(NAIVE_VICTIM, VPN_VICTIM, TARGETED_VICTIM).stream()
                .map(this::phish)
                .toList();
    }

    private Trial phish(String account) {
        Member victim = stage.member(account);
        Customer customer = victim.customer();
        Hibari own = owners.browser(account, language);
        Scribe scribe = stage.scribe(Who.PHISHER, victim, Places.vpn());
        Page form = own.surfer().get(stage.addresses().fake("/simple"));
        Page after = own.surfer()
                .submit(
                        form,
                        "form[action=/collect]",
                        Map.of("id", account, "password", customer.password(), "pin", customer.pin()));
        scribe.noteBoth(after, "customer.fake.typed", "move.collected", account);
        return scribe.attack();
    }

    List<Trial> elsewhere() {
        return List.of(
                comeIn(Who.NAIVE, NAIVE_VICTIM, Places.naive()),
                comeIn(Who.VPN, VPN_VICTIM, Places.vpn()),
                comeIn(
                        Who.TARGETED,
                        TARGETED_VICTIM,
                        Places.targeted(stage.member(TARGETED_VICTIM).customer())));
    }

    private Trial comeIn(Who who, String account, ClientInfo from) {
        Stolen stolen = kit.stolen(account).orElseThrow();
        Scribe scribe = stage.scribe(who, stage.member(account), from);
        return new Thief(stage, stage.browser(from, language), scribe).comeIn(stolen);
    }

    /** One program tries a list that leaked elsewhere; few of its customers are here, fewer use the same password. */
    List<Trial> bots() {
        Hibari bot = stage.browser(Places.bot(), language);
        List<Trial> trials = new ArrayList<>();
        for (int tried = 0; tried <= LEAKED_PAIRS; tried++) {
            int pair = tried;
            REUSED.forEach((account, position) -> {
                if (position == pair) {
                    trials.add(bot(bot, account, pair));
                }
            });
            bot.login("3017-%04d".formatted(1_000 + pair * 37), "leaked-password-" + pair);
        }
        return trials;
    }

    private Trial bot(Hibari bot, String account, int before) {
        Member victim = stage.member(account);
        Scribe scribe = stage.scribe(Who.BOT, victim, Places.bot());
        Customer customer = victim.customer();
        Page page = bot.login(account, customer.password());
        scribe.note(page, "move.leaked", String.valueOf(before));
        if (page.seen().in()) {
            new Thief(stage, bot, scribe).everything(new Stolen(account, customer.password(), customer.pin()));
        }
        return scribe.attack();
    }

    /** Malware copies password and device token; the owner goes on using his. */
    List<Trial> steal() {
        Member victim = stage.member(MALWARE_VICTIM);
        Customer customer = victim.customer();
        Hibari own = owners.browser(MALWARE_VICTIM, language);
        String copied = own.surfer().device().orElseThrow();
        Trial meanwhile = owners.asUsual(MALWARE_VICTIM, language);
        ClientInfo from = Places.stealer(customer, copied);
        Scribe scribe = stage.scribe(Who.STEALER, victim, from);
        Trial theft = new Thief(stage, stage.browser(from, language), scribe)
                .comeIn(new Stolen(MALWARE_VICTIM, customer.password(), customer.pin()));
        return List.of(meanwhile, theft);
    }

    /** Customers type on the live fake page, the mailed code too. */
    List<Trial> relay() {
        return RELAYED.stream().map(this::relay).toList();
    }

    private Trial relay(String account) {
        Member victim = stage.member(account);
        Customer customer = victim.customer();
        Surfer own = owners.browser(account, language).surfer();
        Watch mail = stage.watch(victim);
        Page form = own.get(stage.addresses().fake("/?tour=1"));
        Page next = own.submit(
                form,
                "form[action=/login]",
                Map.of("id", account, "password", customer.password(), "pin", customer.pin()));
        if (next.html().selectFirst("form[action=/code]") != null) {
            String code = mail.awaitCode().flatMap(letter -> letter.code()).orElse("");
            own.submit(next, "form[action=/code]", Map.of("code", code));
        }
        return kit.into(account).orElseThrow().trial();
    }

    /** Sells and pumps in all the accounts that a relay opened. */
    List<Trial> liquidate() {
        return inside((thief, stolen) -> {
            thief.liquidate();
            thief.pump();
        });
    }

    List<Trial> cashOut() {
        return inside((thief, stolen) -> {
            thief.look();
            thief.cashOut(stolen);
        });
    }

    private interface Doing {
        void with(Thief thief, Stolen stolen);
    }

    private List<Trial> inside(Doing doing) {
        List<Trial> trials = new ArrayList<>();
        for (String account : RELAYED) {
            Relay relay = kit.into(account).orElseThrow();
            Member victim = stage.member(account);
            Scribe scribe = stage.scribe(Who.RELAY, victim, Places.relay(victim.customer()));
            if (relay.next() == Relay.Next.THANKS) {
                doing.with(new Thief(stage, relay.hibari(), scribe), relay.stolen());
                trials.add(scribe.attack());
            }
        }
        return trials;
    }
}

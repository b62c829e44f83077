package io.sekisho.demo.lab;

import io.sekisho.client.ClientInfo;
import io.sekisho.client.Decision;
import io.sekisho.client.Event.Order.Side;
import io.sekisho.demo.brokerage.Customer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The honest customers: their own browsers, kept as long as the demo runs, and what they do while thieves are about. */
final class Owners {

    private static final int TYPING_ERRORS = 4;
    private static final int OVER_THE_LIMIT = 600_000;
    private static final int HOUSE = 18_000_000;

    private final Stage stage;
    private final Map<String, Hibari> browsers = new HashMap<>();

    Owners(Stage stage) {
        this.stage = stage;
    }

    /** His own, with the device token that it has been given last. */
    synchronized Hibari browser(String account, String language) {
        return browsers.computeIfAbsent(account, id -> {
            Customer customer = stage.member(id).customer();
            ClientInfo own = stage.scene().browsers().getOrDefault(id, customer.home());
            return stage.browser(own, language);
        });
    }

    List<Trial> day(String language) {
        return List.of(
                usual("3017-0001", language, Who.USUAL, owner -> owner.order(Side.BUY, "J101.T", 100)),
                usual(
                        "3017-0002",
                        language,
                        Who.AFTER_ATTACK,
                        owner -> owner.orderAfterAttack(Side.SELL, "J101.T", 100, stage.desk())),
                asUsual("3017-0011", language),
                usual("3017-0004", language, Who.LARGE_WITHDRAWAL, owner -> owner.withdraw(OVER_THE_LIMIT)),
                forgetful("3017-0003", language),
                usual("3017-0005", language, Who.SMALL_CAPS, owner -> owner.order(Side.BUY, "9101.HK", 20_000)),
                usual("3017-0016", language, Who.REBALANCING, this::rebalance),
                usual("3017-0017", language, Who.HOUSE, this::buyAHouse),
                newPhone("3017-0006", language),
                abroad("3017-0009", language));
    }

    /** Logs in and looks. */
    Trial asUsual(String account, String language) {
        return usual(account, language, Who.AFTER_ATTACK, owner -> {});
    }

    private Trial usual(String account, String language, Who who, Consumer<Owner> then) {
        Hibari own = browser(account, language);
        Scribe scribe = stage.scribe(who, stage.member(account), own.surfer().as());
        Owner owner = new Owner(own, scribe);
        if (owner.logIn().seen() == Seen.INSIDE) {
            then.accept(owner);
            owner.leave();
        }
        return scribe.honest();
    }

    /** A third of what he has most of, into something that he has, too. */
    private void rebalance(Owner owner) {
        owner.shift(stage.market());
    }

    /** Everything at once, and the money straight out. */
    private void buyAHouse(Owner owner) {
        owner.sellEverything(stage.market());
        owner.withdrawUpTo(HOUSE);
        owner.expectAskedOnce();
    }

    private Trial forgetful(String account, String language) {
        Hibari own = browser(account, language);
        Scribe scribe =
                stage.scribe(Who.FORGETFUL, stage.member(account), own.surfer().as());
        Owner owner = new Owner(own, scribe);
        owner.mistype(TYPING_ERRORS);
        owner.logIn();
        return scribe.honest();
    }

    /** Asked once, and never again for the same telephone. */
    private Trial newPhone(String account, String language) {
        ClientInfo phone = Places.newPhone(stage.member(account).customer());
        Hibari hibari = stage.browser(phone, language);
        Scribe scribe = stage.scribe(Who.NEW_PHONE, stage.member(account), phone);
        Owner owner = new Owner(hibari, scribe);
        if (owner.logIn().seen() == Seen.INSIDE) {
            owner.leave();
            owner.logIn();
            scribe.expect(challenges(scribe) <= 1, "miss.again");
        }
        return scribe.honest();
    }

    private Trial abroad(String account, String language) {
        Hibari own = browser(account, language);
        Optional<String> token = own.surfer().device();
        ClientInfo hotel = Places.abroad(own.surfer().as().withDevice(token.orElse(null)));
        Hibari there = stage.browser(hotel, language);
        Scribe scribe = stage.scribe(Who.ABROAD, stage.member(account), hotel);
        new Owner(there, scribe).logIn();
        ClientInfo home = own.surfer().as().withDevice(there.surfer().device().orElse(null));
        synchronized (this) {
            browsers.put(account, stage.browser(home, language));
        }
        return scribe.honest();
    }

    private static long challenges(Scribe scribe) {
        return scribe.honest().judged().stream()
                .filter(one -> one.decision() == Decision.CHALLENGE)
                .count();
    }
}

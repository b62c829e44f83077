package io.sekisho.demo.lab;

import io.sekisho.client.ClientInfo;
import io.sekisho.demo.brokerage.Member;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The phishing server behind the fake site: collects what is typed, and can pass it on to the brokerage as it is typed. What is typed for
 * anyone but the demo's customers is not kept. Safe for many threads.
 */
final class Kit {

    private static final int KEPT_MAX = 200;
    private static final int TOKEN_BYTES = 18;

    private final Stage stage;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Stolen> collected = new LinkedHashMap<>();
    private final Map<String, Relay> byVictim = new LinkedHashMap<>();
    private final List<Trial> byHand = new ArrayList<>();

    private final Map<String, Relay> byToken = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Relay> eldest) {
            return size() > KEPT_MAX;
        }
    };

    Kit(Stage stage) {
        this.stage = stage;
    }

    /** A victim who is being relayed, and the token of his browser at the fake site. */
    record Hooked(String token, Relay relay) {}

    /** Whether it is a customer's of the demo. */
    boolean collect(Stolen typed) {
        if (stage.scene().members().find(typed.account()).isEmpty()) {
            return false;
        }
        synchronized (this) {
            collected.put(typed.account(), typed);
        }
        return true;
    }

    /** Logs in at the brokerage with what was just typed. */
    Optional<Hooked> relay(Stolen typed, String language) {
        if (!collect(typed)) {
            return Optional.empty();
        }
        Member victim = stage.member(typed.account());
        ClientInfo server = Places.relay(victim.customer());
        Relay relay = new Relay(typed, stage.browser(server, language), stage.scribe(Who.RELAY, victim, server));
        Hooked hooked = new Hooked(token(), relay);
        synchronized (this) {
            byToken.put(hooked.token(), relay);
            byVictim.put(typed.account(), relay);
        }
        relay.begin();
        return Optional.of(hooked);
    }

    synchronized Optional<Relay> of(@Nullable String token) {
        return Optional.ofNullable(token).map(byToken::get);
    }

    synchronized Optional<Relay> into(String account) {
        return Optional.ofNullable(byVictim.get(account));
    }

    synchronized Optional<Stolen> stolen(String account) {
        return Optional.ofNullable(collected.get(account));
    }

    /** A visitor played the victim: the thief does all he can at once, and it is kept for the lab's page. */
    void plunder(Relay relay) {
        Trial trial = relay.plunder(stage);
        synchronized (this) {
            byHand.addFirst(trial);
        }
    }

    /** Newest first. */
    synchronized List<Trial> byHand() {
        return List.copyOf(byHand);
    }

    synchronized void forget() {
        collected.clear();
        byVictim.clear();
        byToken.clear();
        byHand.clear();
    }

    private String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

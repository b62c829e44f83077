package io.sekisho.engine.signal;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.LoginHistory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event before the account's memory: what every signal looks at, matched once. */
public final class Scene {

    private final AccountState state;
    private final Event event;
    private final Facts facts;
    private final Optional<Device> device;
    private final long[] addressCounts;
    private final long[] userAgentCounts;

    public Scene(AccountState state, Event event, Facts facts) {
        this.state = state;
        this.event = event;
        this.facts = facts;
        device = state.deviceHolding(facts.token().presented());
        addressCounts = state.history().addressCounts(facts.network());
        userAgentCounts = state.history().userAgentCounts(facts.browser());
    }

    public AccountState state() {
        return state;
    }

    public Event event() {
        return event;
    }

    public Facts facts() {
        return facts;
    }

    public Network network() {
        return facts.network();
    }

    public Browser browser() {
        return facts.browser();
    }

    public LoginHistory history() {
        return state.history();
    }

    public boolean hasHistory() {
        return state.history().logins() > 0;
    }

    public boolean isLogin() {
        return event.action() instanceof Login;
    }

    /** The device whose live token the client shows. */
    public Optional<Device> device() {
        return device;
    }

    public @Nullable String presentedToken() {
        return facts.token().presented();
    }

    /** Shows a live token of a device that once proved itself, on the machine that it was issued to. */
    public boolean deviceKnown() {
        return device.filter(holder -> holder.proven() && holder.family().equals(Device.family(facts.browser())))
                .isPresent();
    }

    /** The account's own client: a proven token, or else a browser and an address both seen in its history. */
    public boolean deviceUsual() {
        return deviceKnown() || (browserSeen() && addressSeen());
    }

    /** This exact user agent, or its browser and its system, logged in here before. */
    public boolean browserSeen() {
        return userAgentCounts[0] > 0 || (userAgentCounts[1] > 0 && userAgentCounts[2] > 0);
    }

    /** The same browser on the same system, whatever the versions. */
    public boolean familySeen() {
        return state.history().family().count(Fingerprint.of(Device.family(facts.browser()))) > 0;
    }

    public boolean addressSeen() {
        return addressCounts[0] > 0;
    }

    public boolean networkSeen() {
        return addressCounts[1] > 0;
    }

    public long[] addressCounts() {
        return addressCounts;
    }

    public long[] userAgentCounts() {
        return userAgentCounts;
    }
}

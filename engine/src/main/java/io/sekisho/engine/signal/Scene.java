package io.sekisho.engine.signal;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Fingerprint;
import io.sekisho.engine.state.LoginHistory;
import io.sekisho.engine.state.LoginTraits;
import io.sekisho.engine.state.Setup;
import io.sekisho.engine.state.Vouched;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event before the account's memory: what every signal looks at, matched once. */
public final class Scene {

    private final AccountState state;
    private final Event event;
    private final Facts facts;
    private final Optional<Device> device;
    private final LoginTraits traits;
    private final long[] addressCounts;
    private final long[] userAgentCounts;
    private final DeviceMatch deviceMatch;
    private final @Nullable Dealing dealing;

    public Scene(AccountState state, Event event, Facts facts) {
        this.state = state;
        this.event = event;
        this.facts = facts;
        device = state.deviceHolding(facts.token().presented());
        traits = LoginTraits.of(facts.network(), facts.browser(), Setup.of(event.client()));
        addressCounts = state.history().addressCounts(traits);
        userAgentCounts = state.history().userAgentCounts(traits);
        deviceMatch = DeviceMatch.of(this);
        dealing = event.action() instanceof Order order ? Dealing.of(order, this) : null;
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

    /** What of this event the account would remember. */
    public LoginTraits traits() {
        return traits;
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

    /** The order in its surroundings, where the event is one. */
    public Optional<Dealing> dealing() {
        return Optional.ofNullable(dealing);
    }

    /** The device whose live token the client shows. */
    public Optional<Device> device() {
        return device;
    }

    public @Nullable String presentedToken() {
        return facts.token().presented();
    }

    public DeviceMatch deviceMatch() {
        return deviceMatch;
    }

    /** Shows a good token of a device that once proved itself, on the machine that it was issued to. */
    public boolean deviceKnown() {
        return deviceMatch == DeviceMatch.KNOWN;
    }

    /**
     * The account's own client: a proven token, or else a browser and a network both seen in its history, or one that lost
     * its token again after it had passed a challenge.
     */
    public boolean deviceUsual() {
        return switch (deviceMatch) {
            case KNOWN, USUAL, ROTATED -> true;
            case UNFAMILIAR ->
                device().isEmpty() && networkSeen() && vouched(deviceOddity()).isPresent();
            case NO_HISTORY, COPIED, UNBOUND, BEHIND, CONTESTED, MOVED, ELSEWHERE -> false;
        };
    }

    /** The browser and system family that the client claims to be. */
    public String family() {
        return Device.family(facts.browser());
    }

    /** What is odd where the client lacks a good token. */
    String deviceOddity() {
        return deviceOddities(family()) + LoginHistory.networkValue(facts.network());
    }

    private static String deviceOddities(String family) {
        return "device:" + Long.toHexString(Fingerprint.of(family)) + ":";
    }

    /** The challenge that explained an oddity, while that lasts. */
    public Optional<Vouched> vouched(String oddity) {
        return state.vouched().stream()
                .filter(vouched -> vouched.explains(oddity) && vouched.lasts(event.time()))
                .filter(vouched -> !isOutdated(vouched))
                .findFirst();
    }

    /** A browser that has since come back with its token keeps tokens: the next one without is another. */
    private boolean isOutdated(Vouched vouched) {
        return state.devices().stream()
                .filter(device -> device.proven() && device.hasReturned())
                .filter(device -> device.lastSeen().isAfter(vouched.at()))
                .anyMatch(device -> vouched.oddity().startsWith(deviceOddities(device.family())));
    }

    /** This exact user agent, or its browser and its system, logged in here before. */
    public boolean browserSeen() {
        return userAgentCounts[0] > 0 || (userAgentCounts[1] > 0 && userAgentCounts[2] > 0);
    }

    /** The same browser on the same system, whatever the versions. */
    public boolean familySeen() {
        return state.history().family().count(traits.family()) > 0;
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

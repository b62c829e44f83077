package io.sekisho.server.event;

import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.state.Method;
import io.sekisho.server.browser.BrowserReader;
import io.sekisho.server.network.AddressDirectory;
import io.sekisho.server.population.PopulationView;
import io.sekisho.server.population.PressureView;
import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks up all that the engine wants to know about an event: network, browser, token, population, pressure, market. */
public final class FactFinder {

    private final AddressDirectory addresses;
    private final BrowserReader browsers;
    private final DeviceTokens tokens;
    private final BindingTokens bindings;
    private final PopulationView population;
    private final PressureView pressure;
    private final FakePages fakePages;
    private final Supplier<Set<Method>> unavailable;
    private final Markets markets;

    /** @param unavailable methods that the server cannot carry out now */
    public FactFinder(
            AddressDirectory addresses,
            BrowserReader browsers,
            DeviceTokens tokens,
            BindingTokens bindings,
            PopulationView population,
            PressureView pressure,
            FakePages fakePages,
            Supplier<Set<Method>> unavailable,
            Markets markets) {
        this.addresses = addresses;
        this.browsers = browsers;
        this.tokens = tokens;
        this.bindings = bindings;
        this.population = population;
        this.pressure = pressure;
        this.fakePages = fakePages;
        this.unavailable = unavailable;
        this.markets = markets;
    }

    public Facts find(Event event, Instant receivedAt) {
        Network network = network(event.client());
        Browser browser = browser(event.client());
        Pressure pressing =
                event.action() instanceof Login ? pressure.pressure(network, browser, event.time()) : Pressure.NONE;
        Token token = new Token(
                DeviceTokens.presented(event.client().device()),
                DeviceTokens.hash(tokens.issue(event.account(), event.id())));
        Set<Method> missing = unavailable.get();
        return new Facts(
                receivedAt,
                network,
                browser,
                token,
                population.lookup(network, browser),
                pressing,
                event.action() instanceof Login ? fakePages.seenBy(event.client(), receivedAt) : null,
                missing.isEmpty() ? null : missing,
                bindings.binding(event.client().binding(), receivedAt),
                markets.of(event));
    }

    /** What is known now of the symbol of an order. */
    public @Nullable Market market(Event event) {
        return markets.of(event);
    }

    public Network network(Client client) {
        return addresses.lookup(client.ip());
    }

    public Browser browser(Client client) {
        return browsers.read(client.userAgent(), client.hints());
    }
}

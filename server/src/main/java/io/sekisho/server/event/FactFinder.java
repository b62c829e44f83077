package io.sekisho.server.event;

import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.fact.Token;
import io.sekisho.server.browser.BrowserReader;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Problem;
import io.sekisho.server.network.AddressDirectory;
import io.sekisho.server.network.BadAddress;
import io.sekisho.server.population.PopulationView;
import io.sekisho.server.population.PressureView;
import java.time.Instant;
import java.util.List;

/** Looks up all that the engine wants to know about an event: network, browser, token, population, pressure. */
public final class FactFinder {

    private final AddressDirectory addresses;
    private final BrowserReader browsers;
    private final DeviceTokens tokens;
    private final PopulationView population;
    private final PressureView pressure;

    public FactFinder(
            AddressDirectory addresses,
            BrowserReader browsers,
            DeviceTokens tokens,
            PopulationView population,
            PressureView pressure) {
        this.addresses = addresses;
        this.browsers = browsers;
        this.tokens = tokens;
        this.population = population;
        this.pressure = pressure;
    }

    /** @throws io.sekisho.server.http.ProblemException 400 where the client's address is none */
    public Facts find(Event event, Instant receivedAt) {
        Network network = network(event.client());
        Browser browser = browser(event.client());
        Pressure pressing =
                event.action() instanceof Login ? pressure.pressure(network, browser, event.time()) : Pressure.NONE;
        Token token = new Token(
                DeviceTokens.presented(event.client().device()),
                DeviceTokens.hash(tokens.issue(event.account(), event.id())));
        return new Facts(receivedAt, network, browser, token, population.lookup(network, browser), pressing);
    }

    /** @throws io.sekisho.server.http.ProblemException 400 where it is no address */
    public Network network(Client client) {
        try {
            return addresses.lookup(client.ip());
        } catch (BadAddress e) {
            throw Problem.invalid(List.of(new FieldError("/client/ip", "must be an IPv4 or IPv6 address")))
                    .exception();
        }
    }

    public Browser browser(Client client) {
        return browsers.read(client.userAgent(), client.hints());
    }
}

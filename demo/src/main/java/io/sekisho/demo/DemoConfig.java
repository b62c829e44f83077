package io.sekisho.demo;

import io.sekisho.demo.web.HibariSite;
import java.net.URI;
import java.time.InstantSource;

/**
 * Where the demo stands.
 *
 * @param sekishoApi    for calls of the brokerage's own server
 * @param sekishoPublic as the staff's browsers see it, such as {@code http://sekisho.localhost:8080}
 * @param apiKey        a secret, with the scopes {@code assess}, {@code accounts}, {@code import}, {@code market} and {@code admin}
 * @param port          of all the demo's sites; 0 takes a free one
 * @param seed          of holdings and prices
 */
public record DemoConfig(URI sekishoApi, URI sekishoPublic, String apiKey, int port, long seed, InstantSource clock) {

    /** Shows the same figures each time. */
    public static final long SEED = 20_250_321;

    /**
     * Where customers' browsers reach Sekisho's hosted pages: below the brokerage's own domain, so that its passkeys can be used there.
     */
    public URI hosted() {
        return URI.create("http://sekisho." + HibariSite.HOST + ":" + sekishoPublic.getPort());
    }

    @Override
    public String toString() {
        return "DemoConfig[sekishoApi=" + sekishoApi + ", sekishoPublic=" + sekishoPublic + ", apiKey=[REDACTED], port="
                + port + ", seed=" + seed + "]";
    }
}

package io.sekisho.demo;

import java.net.URI;
import java.time.InstantSource;

/**
 * Where the demo stands.
 *
 * @param sekishoApi    for calls of the brokerage's own server
 * @param sekishoPublic as customers' browsers see it, such as {@code http://sekisho.localhost:8080}
 * @param apiKey        a secret, with the scopes {@code assess}, {@code accounts} and {@code import}
 * @param port          of all the demo's sites; 0 takes a free one
 * @param seed          of holdings and prices
 */
public record DemoConfig(URI sekishoApi, URI sekishoPublic, String apiKey, int port, long seed, InstantSource clock) {

    /** Shows the same figures each time. */
    public static final long SEED = 20_250_321;

    @Override
    public String toString() {
        return "DemoConfig[sekishoApi=" + sekishoApi + ", sekishoPublic=" + sekishoPublic + ", apiKey=[REDACTED], port="
                + port + ", seed=" + seed + "]";
    }
}

package io.sekisho.server.http;

import java.time.Duration;

/**
 * How the server listens and what bounds it.
 *
 * @param port           0: any free one
 * @param maxRunning     calls that may run at once; beyond, they queue for {@code maxQueued} and then get 503
 * @param maxWaiting     long polls and streamed bodies that may be open at once; beyond, 503
 * @param maxConnections connections that may be open; further ones wait in the kernel until one closes
 * @param idleTimeout    of a connection, longer than any long poll
 * @param stopTimeout    how long {@link HttpServer#stop} lets running calls finish
 * @param benchNoop      whether {@code POST /v1/noop} exists, which reads its body and does nothing, for measuring
 */
public record HttpConfig(
        String host,
        int port,
        int maxRunning,
        int maxWaiting,
        int maxConnections,
        Duration maxQueued,
        Duration idleTimeout,
        Duration stopTimeout,
        boolean benchNoop) {

    public static HttpConfig on(String host, int port) {
        return new HttpConfig(
                host,
                port,
                1_024,
                8_192,
                10_000,
                Duration.ofSeconds(2),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                false);
    }

    public HttpConfig withBenchNoop(boolean noop) {
        return new HttpConfig(
                host, port, maxRunning, maxWaiting, maxConnections, maxQueued, idleTimeout, stopTimeout, noop);
    }

    public HttpConfig withMaxRunning(int calls, Duration queued) {
        return new HttpConfig(
                host, port, calls, maxWaiting, maxConnections, queued, idleTimeout, stopTimeout, benchNoop);
    }

    public HttpConfig withTimeouts(Duration idle, Duration stop) {
        return new HttpConfig(host, port, maxRunning, maxWaiting, maxConnections, maxQueued, idle, stop, benchNoop);
    }
}

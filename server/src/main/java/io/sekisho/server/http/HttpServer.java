package io.sekisho.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening server. Every call runs on a virtual thread. */
public final class HttpServer implements AutoCloseable {

    /** Of a whole request header; more gets 431 (or 414 where the request line alone is longer). */
    static final int MAX_HEADER_BYTES = 16 * 1024;

    /** For selecting and accepting only, since handlers have virtual threads. */
    private static final int MAX_PLATFORM_THREADS = 16;

    /** Connections the kernel may hold for us; Java's default of 50 makes a rush of clients wait a second each. */
    private static final int MAX_UNACCEPTED = 4_096;

    private static final byte[] NOOP = "{\"done\":true}".getBytes(StandardCharsets.UTF_8);

    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens from when this returns.
     *
     * @param routes of every capability; no two may have the same method and template
     * @throws UncheckedIOException where the address is taken or not ours
     */
    public static HttpServer start(
            HttpConfig config, KeyDirectory keys, RequestObserver observer, List<Routes> routes) {
        Server server = new Server(threads());
        ServerConnector connector =
                new ServerConnector(server, null, null, null, 1, 1, new HttpConnectionFactory(protocol()));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setAcceptQueueSize(MAX_UNACCEPTED);
        connector.setIdleTimeout(config.idleTimeout().toMillis());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(config.maxConnections(), connector));
        server.setErrorHandler(new ErrorAnswers());
        server.setHandler(new GracefulHandler(new Dispatcher(all(config, routes), keys, config, observer)));
        server.setStopTimeout(config.stopTimeout().toMillis());
        HttpServer started = new HttpServer(server, connector);
        started.start(config);
        return started;
    }

    private void start(HttpConfig config) {
        try {
            server.start();
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException(
                    "Cannot listen on " + config.host() + ":" + config.port()
                            + "; choose another --port or SEKISHO_HOST",
                    e);
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("The HTTP server does not start", e);
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_PLATFORM_THREADS, 2);
        threads.setName("http");
        // Not an executor service: that would also keep a set of all threads, which nobody asks for.
        Executor virtual = Thread::startVirtualThread;
        threads.setVirtualThreadsExecutor(virtual);
        return threads;
    }

    private static HttpConfiguration protocol() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        // Ids may hold any character; Router decodes these two only after the path was cut into segments.
        http.setUriCompliance(UriCompliance.DEFAULT.with(
                "sekisho",
                UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
        return http;
    }

    private static List<Route> all(HttpConfig config, List<Routes> routes) {
        List<Route> all = new ArrayList<>();
        routes.forEach(some -> all.addAll(some.list()));
        if (config.benchNoop()) {
            all.addAll(new Routes()
                    .post("/v1/noop", Scope.ASSESS, call -> Answer.json(200, NOOP))
                    .list());
        }
        return all;
    }

    /** The port listened on, also where the configuration said 0. */
    public int port() {
        return connector.getLocalPort();
    }

    public URI uri() {
        return URI.create("http://" + connector.getHost() + ":" + port());
    }

    /** Takes no further calls, lets those running finish for the configured time, then closes all connections. */
    public void stop() {
        try {
            server.stop();
        } catch (TimeoutException e) {
            log.warn("calls still running after {} ms were cut off", server.getStopTimeout());
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop cleanly", e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}

package io.sekisho.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/** A running server. So far it tells only that it lives; capabilities are put together here as they come. */
public final class SekishoServer implements AutoCloseable {

    /** How long requests in flight may take once the server is told to stop. */
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final Server http;
    private final ServerConnector connector;

    private SekishoServer(Server http, ServerConnector connector) {
        this.http = http;
        this.connector = connector;
    }

    /**
     * Returns once requests are answered.
     *
     * @throws UncheckedIOException where the address is taken or is none of this machine's
     */
    public static SekishoServer start(Settings settings) {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(new VirtualThreadPool());
        Server http = new Server(threads);
        ServerConnector connector = new ServerConnector(http);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        http.addConnector(connector);
        http.setHandler(new GracefulHandler(new Live()));
        http.setStopTimeout(STOP_TIMEOUT.toMillis());
        SekishoServer server = new SekishoServer(http, connector);
        server.open(settings);
        return server;
    }

    private void open(Settings settings) {
        try {
            connector.open();
            http.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot listen on " + settings.host() + ":" + settings.port()
                            + "; choose another --port or SEKISHO_HOST",
                    e);
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server does not start", e);
        }
    }

    /** The port that it listens on, also when a free one was asked for. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Lets requests in flight finish, up to a limit, and takes no new ones. */
    @Override
    public void close() {
        try {
            http.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP server does not stop", e);
        }
    }

    private static final class Live extends Handler.Abstract.NonBlocking {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            if (!Request.getPathInContext(request).equals("/health/live")) {
                return false;
            }
            response.setStatus(204);
            callback.succeeded();
            return true;
        }
    }
}

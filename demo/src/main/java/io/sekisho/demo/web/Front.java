package io.sekisho.demo.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Listens on this machine, and gives each host its site; who asks for another host is sent to the first. */
public final class Front implements AutoCloseable {

    private static final String THIS_MACHINE_ONLY = "127.0.0.1";
    private static final int PLATFORM_THREADS_MAX = 16;
    private static final long STOP_MILLIS_MAX = 2_000;

    private final Server server;
    private final ServerConnector connector;

    private Front(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Answers from when this returns.
     *
     * @param port 0 takes a free one
     * @throws UncheckedIOException where the port is taken
     */
    public static Front open(int port, List<Site> sites) {
        Server server = new Server(threads());
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(protocol()));
        connector.setHost(THIS_MACHINE_ONLY);
        connector.setPort(port);
        server.addConnector(connector);
        ContextHandlerCollection byHost = new ContextHandlerCollection();
        Map<String, List<Site>> sitesOfHost =
                sites.stream().collect(Collectors.groupingBy(Site::host, LinkedHashMap::new, Collectors.toList()));
        sitesOfHost.forEach((host, together) ->
                byHost.addHandler(context(routes -> together.forEach(site -> site.addTo(routes)), List.of(host))));
        String first = sites.getFirst().host();
        byHost.addHandler(context(routes -> redirectTo(first, routes), List.of()));
        server.setHandler(byHost);
        server.setStopTimeout(STOP_MILLIS_MAX);
        Front front = new Front(server, connector);
        front.start(port);
        return front;
    }

    public int port() {
        return connector.getLocalPort();
    }

    private void start(int port) {
        try {
            server.start();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("Cannot listen on port " + port + "; choose another --port", e);
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The demo's web server does not start", e);
        }
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(PLATFORM_THREADS_MAX, 2);
        threads.setName("demo");
        Executor virtual = Thread::startVirtualThread;
        threads.setVirtualThreadsExecutor(virtual);
        return threads;
    }

    private static HttpConfiguration protocol() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.addCustomizer(namedHost());
        return http;
    }

    /** Programs whose resolver does not know names below {@code localhost} call 127.0.0.1 and name the host here. */
    private static ForwardedRequestCustomizer namedHost() {
        ForwardedRequestCustomizer customizer = new ForwardedRequestCustomizer();
        customizer.setForwardedHeader("");
        customizer.setForwardedForHeader("");
        customizer.setForwardedServerHeader("");
        customizer.setForwardedProtoHeader("");
        customizer.setForwardedPortHeader("");
        customizer.setForwardedHttpsHeader("");
        customizer.setForwardedCipherSuiteHeader("");
        customizer.setForwardedSslSessionIdHeader("");
        return customizer;
    }

    /** The servlet without Javalin's own server, which would want web sockets. */
    private static ServletContextHandler context(Consumer<RoutesConfig> site, List<String> hosts) {
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.startupWatcherEnabled = false;
            site.accept(config.routes);
        });
        ServletContextHandler context = new ServletContextHandler("/");
        context.setVirtualHosts(hosts);
        context.addServlet(new ServletHolder(javalin.javalinServlet()), "/*");
        return context;
    }

    private static void redirectTo(String host, RoutesConfig routes) {
        routes.before(call -> {
            call.redirect("http://" + host + ":" + call.req().getServerPort() + "/", HttpStatus.FOUND);
            call.skipRemainingHandlers();
        });
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The demo's web server does not stop", e);
        }
    }
}

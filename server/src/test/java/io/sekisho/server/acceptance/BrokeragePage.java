package io.sekisho.server.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The brokerage's own web site, as far as a customer comes from it and goes back to it. */
final class BrokeragePage implements AutoCloseable {

    private final HttpServer server;
    private volatile String sekisho = "";

    private BrokeragePage(HttpServer server) {
        this.server = server;
    }

    static BrokeragePage open() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            BrokeragePage page = new BrokeragePage(server);
            server.createContext("/", page::answer);
            server.start();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where its login page loads Sekisho's script from. */
    void loadsScriptFrom(String origin) {
        sekisho = origin;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = """
            <!DOCTYPE html><html lang="en"><title>Brokerage</title><link rel="icon" href="data:,"><h1>Brokerage</h1>
            <p id="arrived">%s</p><form data-sekisho><button>Log in</button></form>%s</html>
            """.formatted(
                        exchange.getRequestURI().toString().replace("&", "&amp;"),
                        sekisho.isEmpty() ? "" : "<script src=\"" + sekisho + "/sekisho.js\"></script>");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

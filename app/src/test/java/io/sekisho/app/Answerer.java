package io.sekisho.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server on a free port that answers as a test wants, and remembers what it was asked. */
final class Answerer implements AutoCloseable {

    record Request(String method, String path, Map<String, String> headers, String body) {}

    record Reply(int status, Map<String, String> headers, String body) {
        static Reply ok(String body) {
            return new Reply(200, Map.of(), body);
        }

        static Reply of(int status, String body) {
            return new Reply(status, Map.of(), body);
        }
    }

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    private Answerer(HttpServer server) {
        this.server = server;
    }

    static Answerer with(Function<Request, Reply> replies) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Answerer answerer = new Answerer(server);
        server.createContext("/", exchange -> answerer.answer(exchange, replies));
        server.start();
        return answerer;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange, Function<Request, Reply> replies) {
        try (exchange) {
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.of(
                            "Authorization",
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                            "Content-Type",
                            String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                            "Accept",
                            String.valueOf(exchange.getRequestHeaders().getFirst("Accept")),
                            "Accept-Language",
                            String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Language"))),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(request);
            Reply reply = replies.apply(request);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package io.sekisho.demo.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sekisho.client.WebhookMessage;
import io.sekisho.client.WebhookVerifier;
import io.sekisho.demo.gate.Gate;
import io.sekisho.demo.gate.Tidings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where Sekisho tells the brokerage what happens. By this machine's number, since not every resolver knows names below {@code localhost}. */
public final class EventsSite implements Site, AutoCloseable {

    public static final String HOST = "127.0.0.1";
    public static final String PATH = "/sekisho-events";

    private static final Logger LOG = LoggerFactory.getLogger(EventsSite.class);
    private static final int SEEN_MAX = 10_000;

    private final Tidings tidings;
    /** One after the other, as they came. */
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("tidings").factory());

    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > SEEN_MAX;
        }
    });
    private volatile @Nullable WebhookVerifier verifier;

    public EventsSite(Pages pages, Gate gate) {
        this.tidings = new Tidings(gate, pages.sessions()::end);
    }

    /** @param secret that Sekisho signs with, known once it was told where this site is */
    public void expect(String secret) {
        verifier = new WebhookVerifier(secret);
    }

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PATH, this::take);
        routes.get(
                "/",
                call -> call.redirect(
                        "http://" + HibariSite.HOST + ":" + call.req().getServerPort() + "/", HttpStatus.FOUND));
    }

    /** Answered at once, and obeyed afterwards, as a message comes again that is not answered in time. */
    private void take(Context call) {
        WebhookVerifier known = verifier;
        if (known == null) {
            call.status(HttpStatus.SERVICE_UNAVAILABLE);
            return;
        }
        try {
            WebhookMessage message = known.read(headers(call), call.bodyAsBytes());
            if (fresh(message.id())) {
                worker.execute(() -> heed(message));
            }
            call.status(HttpStatus.NO_CONTENT);
        } catch (WebhookVerifier.Refused e) {
            LOG.warn("a message that is not Sekisho's: {}", e.getMessage());
            call.status(HttpStatus.BAD_REQUEST);
        }
    }

    private void heed(WebhookMessage message) {
        try {
            tidings.heed(message.event());
        } catch (RuntimeException e) {
            LOG.warn("message {} could not be obeyed", message.id(), e);
        }
    }

    private boolean fresh(String id) {
        synchronized (seen) {
            return seen.add(id);
        }
    }

    private static Map<String, List<String>> headers(Context call) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        call.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }

    @Override
    public void close() {
        worker.close();
    }
}

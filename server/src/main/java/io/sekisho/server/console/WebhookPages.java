package io.sekisho.server.console;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import io.sekisho.server.webhook.Delivered;
import io.sekisho.server.webhook.Endpoint;
import io.sekisho.server.webhook.Endpoints;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Which of the brokerage's systems are told, and whether messages arrive. Looked at here, changed by the API. */
public final class WebhookPages {

    private static final int SHOWN_MAX = 10;

    private final Console console;
    private final Endpoints endpoints;

    WebhookPages(Console console, Endpoints endpoints) {
        this.console = console;
        this.endpoints = endpoints;
    }

    void addTo(Routes routes) {
        routes.get("/console/webhooks", Access.OPEN, console.page(Visit.Section.HOLDS, this::page));
    }

    /** An endpoint with its latest messages. */
    public record Shown(Endpoint endpoint, List<Delivered> latest) {

        /** Where it is, without what may be a secret in the path. */
        public String place() {
            URI url = URI.create(endpoint.url());
            return url.getScheme() + "://" + url.getRawAuthority();
        }
    }

    private Answer page(Call call, Visit visit) {
        List<Shown> shown = endpoints.list().stream()
                .map(endpoint -> new Shown(endpoint, endpoints.latest(endpoint.id(), SHOWN_MAX)))
                .toList();
        return console.html(visit, "console/webhooks.jte", Map.of("webhooks", shown));
    }

    /** Whether it is told anything, in words. */
    public static String standing(Visit visit, Endpoint endpoint) {
        if (endpoint.enabled()) {
            return visit.say("webhook.enabled");
        }
        return visit.say("gone".equals(endpoint.disabledBy()) ? "webhook.gone" : "webhook.disabled");
    }
}

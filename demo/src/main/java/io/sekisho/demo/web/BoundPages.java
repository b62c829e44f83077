package io.sekisho.demo.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.sekisho.client.BindingOffer;
import io.sekisho.client.BindingRequest;
import io.sekisho.client.BindingStep;
import io.sekisho.client.SekishoClient;
import io.sekisho.client.SekishoException;
import io.sekisho.demo.gate.Visit;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registration and refresh endpoints of Device Bound Session Credentials (W3C working draft): hands on what browser and Sekisho say to each
 * other. Browsers bind on secure origins only, so that those of the demo, over plain HTTP, ignore the offer.
 */
final class BoundPages {

    private static final Logger LOG = LoggerFactory.getLogger(BoundPages.class);
    private static final String REGISTRATION = "/bound/registration";
    private static final String REFRESH = "/bound/refresh";
    private static final String ATTRIBUTES = "Path=/; HttpOnly; SameSite=Lax";
    private static final int RESPONSE_CHARS_MAX = 8_000;

    private final Pages pages;
    private final SekishoClient sekisho;

    BoundPages(Pages pages, SekishoClient sekisho) {
        this.pages = pages;
        this.sekisho = sekisho;
    }

    /** After a login that was let in. Without an offer the browser keeps its token as it is. */
    void offer(Context call) {
        WebSession session = pages.sessions().of(call);
        Visit visit = session.visit();
        String device = Clients.device(call);
        if (visit == null || device == null || call.cookie(Clients.BOUND_COOKIE) != null) {
            return;
        }
        try {
            BindingOffer offer = sekisho.offerBinding(new BindingRequest(
                    visit.account(), device, REGISTRATION, REFRESH, Clients.BOUND_COOKIE, ATTRIBUTES));
            session.offer(offer.binding());
            call.header("Secure-Session-Registration", offer.registration());
        } catch (SekishoException e) {
            LOG.debug("no binding offered: {}", e.getMessage());
        }
    }

    void register(Context call) {
        String binding = pages.sessions().of(call).takeOffer();
        String response = response(call);
        if (binding == null || response.isEmpty()) {
            call.status(HttpStatus.BAD_REQUEST);
            return;
        }
        answer(call, () -> sekisho.registerBinding(binding, response));
    }

    /** Asked by the browser itself, never by a page: no page can name the session (draft, "Sec-Secure-Session-Id"). */
    void refresh(Context call) {
        String session = Objects.requireNonNullElse(call.header("Sec-Secure-Session-Id"), "");
        String binding = session.replace("\"", "").strip();
        if (binding.isEmpty() || binding.length() > RESPONSE_CHARS_MAX) {
            call.status(HttpStatus.BAD_REQUEST);
            return;
        }
        String response = response(call);
        answer(call, () -> sekisho.refreshBinding(binding, response.isEmpty() ? null : response));
    }

    /** Asks Sekisho. */
    private interface Asking {
        BindingStep ask();
    }

    private static void answer(Context call, Asking asking) {
        BindingStep step;
        try {
            step = asking.ask();
        } catch (SekishoException.Refused e) {
            call.status(HttpStatus.BAD_REQUEST);
            return;
        }
        if (step.challenge() != null) {
            call.header("Secure-Session-Challenge", step.challenge());
        }
        switch (step.status()) {
            case CHALLENGE -> call.status(HttpStatus.FORBIDDEN);
            case ENDED -> call.json(step.instructions());
            case BOUND -> {
                int maxAge = Math.toIntExact(step.maxAge());
                String token = Objects.requireNonNull(step.token());
                call.cookie(new Cookie(Clients.BOUND_COOKIE, token, "/", maxAge, false, true, null, SameSite.LAX));
                call.json(step.instructions());
            }
        }
    }

    private static String response(Context call) {
        String header = Objects.requireNonNullElse(call.header("Secure-Session-Response"), "");
        return header.length() > RESPONSE_CHARS_MAX ? "" : header;
    }
}

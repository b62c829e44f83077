package io.sekisho.demo.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.sekisho.demo.gate.Visit;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Browsers' sessions, in memory; the one not seen for longest gives way when there are too many. */
final class Sessions {

    private static final String COOKIE = "hibari_session";
    private static final int SESSIONS_MAX = 5_000;
    private static final int SECRET_BYTES = 24;
    private static final int UNTIL_BROWSER_CLOSES = -1;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, WebSession> byId = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, WebSession> eldest) {
            return size() > SESSIONS_MAX;
        }
    };

    /** The session of this browser; a new one where it has none. */
    WebSession of(Context call) {
        WebSession known = call.attribute(COOKIE);
        if (known == null) {
            known = find(call.cookie(COOKIE));
        }
        if (known == null) {
            known = begin(call);
        }
        call.attribute(COOKIE, known);
        return known;
    }

    /** Another session for this browser, so that an id planted before a login is worth nothing after it. */
    WebSession renew(Context call) {
        WebSession before = of(call);
        end(before);
        WebSession fresh = begin(call);
        fresh.seePage(before.timezone(), before.screen());
        fresh.sitAt(before.home());
        fresh.seeHints(before.hints());
        call.attribute(COOKIE, fresh);
        return fresh;
    }

    /** Ends those in which such a visit is in or waits for its challenge. */
    synchronized void end(Predicate<Visit> of) {
        byId.values().removeIf(session -> session.holds(of));
    }

    /** Whether the form was sent by a page of ours. */
    boolean sentByUs(Context call) {
        String sent = call.formParam("csrf");
        return sent != null
                && MessageDigest.isEqual(sent.getBytes(UTF_8), of(call).csrf().getBytes(UTF_8));
    }

    private synchronized @Nullable WebSession find(@Nullable String id) {
        return id == null ? null : byId.get(id);
    }

    private synchronized void end(WebSession session) {
        byId.remove(session.id());
    }

    private WebSession begin(Context call) {
        WebSession fresh = new WebSession(secret(), secret());
        synchronized (this) {
            byId.put(fresh.id(), fresh);
        }
        call.cookie(new Cookie(COOKIE, fresh.id(), "/", UNTIL_BROWSER_CLOSES, false, true, null, SameSite.LAX));
        return fresh;
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

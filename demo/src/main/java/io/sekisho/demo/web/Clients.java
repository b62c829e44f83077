package io.sekisho.demo.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.sekisho.client.ClientInfo;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is told to Sekisho of the browser that calls. */
final class Clients {

    /** A home in Japan (SoftBank, AS17676): where a browser is as long as nobody logged in from it. */
    private static final String NOWHERE_YET = "126.77.12.34";

    /** Holds what the browser was given for showing its key, for some minutes. */
    static final String BOUND_COOKIE = "hibari_bound";

    private static final String DEVICE_COOKIE = "hibari_device";
    private static final String GIVEN_NOW = "device given now";
    private static final int YEAR_SECONDS = 365 * 24 * 3600;
    private static final String HINT_PREFIX = "sec-ch-ua";
    private static final int HINTS_MAX = 32;
    private static final int HINT_CHARS_MAX = 512;
    private static final int HINTS_CHARS_MAX = 8_192;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FIELD_CHARS_MAX = 32;

    /** Digits, colons and dots only; whether it is an address is Sekisho's to say. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private Clients() {}

    static ClientInfo of(Context call, WebSession session) {
        session.seePage(field(call, "sekisho.timezone"), field(call, "sekisho.screen"));
        session.seeHints(posted(call.formParam("sekisho.hints")));
        return ClientInfo.of(address(call, session), Objects.requireNonNullElse(call.userAgent(), "none"))
                .withDevice(call.cookie(DEVICE_COOKIE))
                .withBinding(call.cookie(BOUND_COOKIE))
                .withLanguage(language(call))
                .withPage(session.timezone(), session.screen())
                .withHints(hints(call, session.hints()));
    }

    /** Not {@code Secure}, as a real brokerage's would be: the demo speaks plain HTTP. */
    static void remember(Context call, @Nullable String device) {
        if (device != null) {
            call.attribute(GIVEN_NOW, device);
            call.cookie(new Cookie(DEVICE_COOKIE, device, "/", YEAR_SECONDS, false, true, null, SameSite.LAX));
        }
    }

    /** The token that this browser holds once it is answered. */
    static @Nullable String device(Context call) {
        String given = call.attribute(GIVEN_NOW);
        return given == null ? call.cookie(DEVICE_COOKIE) : given;
    }

    /**
     * Programs on this machine say whom they play. A visitor's browser, whose real address is 127.0.0.1 for everyone, is in the home of
     * the customer whom he plays: a new computer there, as when one buys one.
     */
    private static String address(Context call, WebSession session) {
        String home = Objects.requireNonNullElse(session.home(), NOWHERE_YET);
        String forwarded = call.header("X-Forwarded-For");
        boolean ours = call.ip().equals("127.0.0.1")
                || call.ip().equals("[::1]")
                || call.ip().equals("0:0:0:0:0:0:0:1");
        if (forwarded == null || !ours) {
            return home;
        }
        String first = forwarded.split(",", 2)[0].strip();
        return ADDRESS.matcher(first).matches() ? first : home;
    }

    private static @Nullable String language(Context call) {
        String accepted = call.header("Accept-Language");
        if (accepted == null || accepted.isBlank()) {
            return field(call, "sekisho.language");
        }
        String first = accepted.split("[,;]", 2)[0].strip();
        return first.isEmpty() || first.length() > FIELD_CHARS_MAX ? null : first;
    }

    private static @Nullable String field(Context call, String name) {
        String value = call.formParam(name);
        return value == null || value.isBlank() || value.length() > FIELD_CHARS_MAX ? null : value;
    }

    /** What the script posted, and the browser's own headers, which win. */
    private static Map<String, String> hints(Context call, Map<String, String> posted) {
        Map<String, String> hints = new HashMap<>(posted);
        hints.putAll(fitting(call.headerMap()));
        return hints.size() > HINTS_MAX ? fitting(call.headerMap()) : hints;
    }

    private static Map<String, String> posted(@Nullable String json) {
        if (json == null || json.length() > HINTS_CHARS_MAX) {
            return Map.of();
        }
        try {
            Map<String, String> told = new HashMap<>();
            JSON.readTree(json)
                    .properties()
                    .forEach(hint -> told.put(hint.getKey(), hint.getValue().asString("")));
            return fitting(told);
        } catch (JacksonException e) {
            // Whatever a browser posts, the login goes on without it.
            return Map.of();
        }
    }

    private static Map<String, String> fitting(Map<String, String> all) {
        Map<String, String> hints = new HashMap<>();
        all.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean fits = !value.isEmpty() && value.length() <= HINT_CHARS_MAX && hints.size() < HINTS_MAX;
            if (lower.startsWith(HINT_PREFIX) && fits) {
                hints.put(lower, value);
            }
        });
        return hints;
    }
}

package io.sekisho.server.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.HttpCookieUtils;

/**
 * A cookie to set (RFC 6265): never readable by scripts.
 *
 * @param path   where the browser sends it back
 * @param maxAge zero deletes it
 * @param strict whether it stays at home when another site links here
 * @param secure whether it travels over HTTPS only
 */
public record SetCookie(String name, String value, String path, Duration maxAge, boolean strict, boolean secure) {

    public static final String HEADER = "Set-Cookie";

    /** As the header says it. */
    public String header() {
        HttpCookie cookie = HttpCookie.build(name, value)
                .path(path)
                .maxAge(maxAge.toSeconds())
                .httpOnly(true)
                .secure(secure)
                .sameSite(strict ? HttpCookie.SameSite.STRICT : HttpCookie.SameSite.LAX)
                .build();
        return HttpCookieUtils.getRFC6265SetCookie(cookie);
    }

    /** The value may be a secret. */
    @Override
    public String toString() {
        return "SetCookie[" + name + "=[REDACTED]]";
    }
}

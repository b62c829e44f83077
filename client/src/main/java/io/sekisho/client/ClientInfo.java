package io.sekisho.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customer's browser or app, as the brokerage's front end sees it.
 *
 * @param ip        the customer's own address, not that of a proxy
 * @param userAgent as the browser sent it
 * @param device    a secret: the token last handed out for this browser, null when it has none
 * @param language  first language of Accept-Language
 * @param timezone  IANA zone
 * @param screen    width x height in CSS pixels
 * @param ja4       TLS fingerprint
 * @param hints     user-agent client hints by header name in lower case
 * @param rttMs     round trip between the brokerage's edge and the client
 * @param binding   a secret: what the browser holds for having shown the key that its device is bound to
 */
public record ClientInfo(
        String ip,
        String userAgent,
        @Nullable String device,
        @Nullable String language,
        @Nullable String timezone,
        @Nullable String screen,
        @Nullable String ja4,
        Map<String, String> hints,
        @Nullable Integer rttMs,
        @Nullable String binding) {

    public ClientInfo {
        hints = Map.copyOf(hints);
    }

    public static ClientInfo of(String ip, String userAgent) {
        return new ClientInfo(ip, userAgent, null, null, null, null, null, Map.of(), null, null);
    }

    public ClientInfo withDevice(@Nullable String token) {
        return new ClientInfo(ip, userAgent, token, language, timezone, screen, ja4, hints, rttMs, binding);
    }

    public ClientInfo withLanguage(@Nullable String first) {
        return new ClientInfo(ip, userAgent, device, first, timezone, screen, ja4, hints, rttMs, binding);
    }

    /** What {@code /sekisho.js} posts with a form. */
    public ClientInfo withPage(@Nullable String zone, @Nullable String size) {
        return new ClientInfo(ip, userAgent, device, language, zone, size, ja4, hints, rttMs, binding);
    }

    public ClientInfo withHints(Map<String, String> headers) {
        return new ClientInfo(ip, userAgent, device, language, timezone, screen, ja4, headers, rttMs, binding);
    }

    public ClientInfo withBinding(@Nullable String token) {
        return new ClientInfo(ip, userAgent, device, language, timezone, screen, ja4, hints, rttMs, token);
    }

    @Override
    public String toString() {
        return "ClientInfo[ip=" + ip + ", userAgent=" + userAgent + ", device="
                + (device == null ? "none" : "[REDACTED]") + ", language=" + language + ", timezone=" + timezone
                + ", screen=" + screen + "]";
    }
}

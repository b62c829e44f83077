package io.sekisho.engine.event;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customer's browser or app as the brokerage's front end sees it.
 *
 * @param ip       IPv4 or IPv6 address, textual
 * @param device   the device token that the client presented; a secret, never logged
 * @param language first language of Accept-Language, such as {@code ja-JP}
 * @param timezone IANA zone, such as {@code Asia/Tokyo}
 * @param screen   width x height in CSS pixels
 * @param ja4      JA4 TLS fingerprint
 * @param hints    user-agent client hints by header name in lower case
 * @param rttMs    round trip between the brokerage's edge and the client in milliseconds
 * @param binding  what shows that the client has lately shown the key that its device is bound to; a secret, never logged
 */
public record Client(
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

    /** A client that shows no key. */
    public Client(
            String ip,
            String userAgent,
            @Nullable String device,
            @Nullable String language,
            @Nullable String timezone,
            @Nullable String screen,
            @Nullable String ja4,
            Map<String, String> hints,
            @Nullable Integer rttMs) {
        this(ip, userAgent, device, language, timezone, screen, ja4, hints, rttMs, null);
    }

    /** Never prints the device token. */
    @Override
    public String toString() {
        return "Client[ip=" + ip + ", userAgent=" + userAgent + ", device=" + (device == null ? "none" : "[REDACTED]")
                + "]";
    }
}

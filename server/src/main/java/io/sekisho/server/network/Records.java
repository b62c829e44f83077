package io.sekisho.server.network;

import io.sekisho.engine.fact.Network;
import io.sekisho.server.network.AddressDatabase.Place;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The record shapes that MMDB files come in: MaxMind's and DB-IP's ({@code autonomous_system_number}, {@code country.iso_code},
 * {@code registered_country.iso_code}), and the flat ones of IPinfo and ip-location-db ({@code asn} as {@code AS2516},
 * {@code as_name}, {@code country_code}).
 */
final class Records {

    private static final Pattern SYSTEM = Pattern.compile("(?:AS)?(\\d{1,10})");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private Records() {}

    static Place place(Map<?, ?> data) {
        long asn = system(first(data, "autonomous_system_number", "asn"));
        Object name = first(data, "autonomous_system_organization", "as_name");
        return new Place(asn, asn != 0 && name instanceof String text ? text : "", country(data));
    }

    private static long system(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        Matcher matcher = SYSTEM.matcher(value instanceof String text ? text : "");
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static String country(Map<?, ?> data) {
        Object code = code(data.get("country"));
        if (code == null) {
            code = data.get("country_code");
        }
        if (code == null) {
            code = code(data.get("registered_country"));
        }
        return code instanceof String text && COUNTRY.matcher(text).matches() ? text : Network.UNKNOWN_COUNTRY;
    }

    /** IPinfo's {@code country} is the country's name, and no map. */
    private static @Nullable Object code(@Nullable Object country) {
        return country instanceof Map<?, ?> map ? map.get("iso_code") : null;
    }

    private static @Nullable Object first(Map<?, ?> data, String key, String other) {
        Object value = data.get(key);
        return value != null ? value : data.get(other);
    }
}

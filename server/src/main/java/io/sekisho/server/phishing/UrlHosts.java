package io.sekisho.server.phishing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hosts of addresses, read as browsers read them (WHATWG URL 4.4), however they are dressed up. Nothing is fetched. */
final class UrlHosts {

    /** Also {@code hxxp}, as people write who do not want a link to be followed. */
    private static final Pattern WEB =
            Pattern.compile("^(?:h(?:tt|xx)ps?:[/\\\\]*|[/\\\\]{2})", Pattern.CASE_INSENSITIVE);

    private static final Pattern IN_TEXT =
            Pattern.compile("(?:\\bh(?:tt|xx)ps?://|\\bwww\\.)[^\\s<>\"'、。「」（）]+", Pattern.CASE_INSENSITIVE);

    private static final int ADDRESS_LENGTH_MAX = 4_096;

    private UrlHosts() {}

    /** The hosts that an address leads to: its own, and that of an address in its query, as redirectors have it. */
    static Set<String> of(String address) {
        // Browsers drop these wherever they stand.
        String bare = address.strip().replaceAll("[\\t\\n\\r]", "");
        Set<String> hosts = new LinkedHashSet<>();
        if (bare.length() > ADDRESS_LENGTH_MAX) {
            return hosts;
        }
        host(bare).ifPresent(hosts::add);
        int query = bare.indexOf('?');
        if (query >= 0) {
            Matcher nested = IN_TEXT.matcher(decoded(bare.substring(query + 1)));
            while (nested.find()) {
                host(nested.group()).ifPresent(hosts::add);
            }
        }
        return hosts;
    }

    /** The hosts of all addresses in a text. */
    static Set<String> inText(String text) {
        Set<String> hosts = new LinkedHashSet<>();
        Matcher addresses = IN_TEXT.matcher(text.replace("[.]", "."));
        while (addresses.find() && hosts.size() < MailLinks.HOSTS_MAX) {
            String address = addresses.group();
            hosts.addAll(of(address.toLowerCase(Locale.ROOT).startsWith("www.") ? "http://" + address : address));
        }
        return hosts;
    }

    private static Optional<String> host(String address) {
        String whole = address.toLowerCase(Locale.ROOT).startsWith("www.") ? "http://" + address : address;
        Matcher scheme = WEB.matcher(whole);
        if (!scheme.find()) {
            return Optional.empty();
        }
        String authority = whole.substring(scheme.end()).split("[/\\\\?#]", 2)[0];
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return HostNames.of(decoded(host.replaceFirst(":\\d*$", "")).replaceAll("[.,;:!]+$", ""));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}

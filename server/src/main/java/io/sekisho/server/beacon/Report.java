package io.sekisho.server.beacon;

import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Json;
import io.sekisho.server.phishing.HostNames;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a script says of the page that it stands on.
 *
 * @param host     where the page is shown
 * @param path     bounded, without what may name a person
 * @param referrer host and path of the page before, the same; empty where there was none
 * @param vouched  whether the browser said that the page is of this host; anybody may put a picture on any page, and then it says nothing
 */
record Report(String host, String path, String referrer, boolean vouched) {

    private static final int PATH_LENGTH_MAX = 200;

    /** Parts of a path that may name somebody: the script leaves them out, but anybody can send anything. */
    private static final Pattern PERSONAL = Pattern.compile("[^/]*(?:@|%40|\\d{5})[^/]*", Pattern.CASE_INSENSITIVE);

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x21-\\x7e]");

    /**
     * Reads a report.
     *
     * @param origin as the browser says where the request comes from: no page can report another's host
     * @return nothing where no host can be told
     * @throws io.sekisho.server.http.ProblemException where it is no JSON
     */
    static Optional<Report> read(String text, @Nullable String origin) {
        JsonNode json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        Fields fields = Fields.of(json);
        String host = Objects.requireNonNullElse(fields.optionalText("host", HostNames.LENGTH_MAX), "");
        String path = tidied(json.path("path").asString(""));
        String referrer = tidied(json.path("referrer").asString(""));
        return HostNames.of(host)
                .filter(name -> origin == null || fits(name, origin))
                .map(name -> new Report(
                        name, path.isEmpty() ? "/" : path, referrer, origin != null && !origin.equals("null")));
    }

    /** A page without an origin to tell (Fetch 3.2, {@code null}) is believed. */
    private static boolean fits(String host, String origin) {
        try {
            String named = URI.create(origin).getHost();
            return origin.equals("null")
                    || (named != null
                            && HostNames.of(named).filter(host::equals).isPresent());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String tidied(String path) {
        int end = path.indexOf('?');
        String bare =
                UNPRINTABLE.matcher(end < 0 ? path : path.substring(0, end)).replaceAll("");
        String anonymous = PERSONAL.matcher(bare).replaceAll("*");
        return anonymous.substring(0, Math.min(anonymous.length(), PATH_LENGTH_MAX));
    }

    /** For the case's log. */
    String detail() {
        return "shown at " + path + (referrer.isEmpty() ? "" : ", reached from " + referrer);
    }
}

package io.sekisho.server.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One request, its key checked and its body read. */
public final class Call {

    private final Request request;
    private final Route route;
    private final Map<String, String> params;
    private final @Nullable Principal principal;
    private final String requestId;
    private final byte[] body;
    private final @Nullable Lines lines;
    private @Nullable Map<String, String> query;

    Call(
            Request request,
            Route route,
            Map<String, String> params,
            @Nullable Principal principal,
            String requestId,
            byte[] body,
            @Nullable Lines lines) {
        this.request = request;
        this.route = route;
        this.params = params;
        this.principal = principal;
        this.requestId = requestId;
        this.body = body;
        this.lines = lines;
    }

    public Method method() {
        return route.method();
    }

    /**
     * A variable of the route's template, percent-decoded, not empty.
     *
     * @throws IllegalArgumentException where the template has no such variable
     */
    public String param(String name) {
        String value = params.get(name);
        if (value == null) {
            throw new IllegalArgumentException(route.template() + " has no variable " + name);
        }
        return value;
    }

    /** The first value of a query parameter, decoded. */
    public @Nullable String query(String name) {
        if (query == null) {
            query = Query.of(request.getHttpURI().getQuery());
        }
        return query.get(name);
    }

    /**
     * A query parameter that is the {@linkplain WireNames wire name} of a constant; absent where it is not given.
     *
     * @throws ProblemException 400 where it is no such name
     */
    public <E extends Enum<E>> @Nullable E queryEnum(String name, Class<E> type) {
        String text = query(name);
        if (text == null) {
            return null;
        }
        E value = WireNames.find(type, text);
        if (value == null) {
            throw Problem.invalid(List.of(new FieldError("?" + name, "must be one of " + WireNames.list(type))))
                    .exception();
        }
        return value;
    }

    /**
     * A query parameter that is a time; absent where it is not given.
     *
     * @throws ProblemException 400 where it is none
     */
    public @Nullable Instant queryInstant(String name) {
        // A plus sign that nobody encoded arrives as a space.
        return parsed(name, text -> Formats.instant(text.replace(' ', '+')), Formats.INSTANT);
    }

    /**
     * A query parameter that is a non-negative decimal; absent where it is not given.
     *
     * @throws ProblemException 400 where it is none
     */
    public @Nullable BigDecimal queryDecimal(String name) {
        return parsed(name, Formats::decimal, Formats.DECIMAL);
    }

    private <T> @Nullable T parsed(String name, Function<String, @Nullable T> parser, String format) {
        String text = query(name);
        if (text == null) {
            return null;
        }
        T value = parser.apply(text);
        if (value == null) {
            throw Problem.invalid(List.of(new FieldError("?" + name, format))).exception();
        }
        return value;
    }

    /** The first header of this name, in any case. */
    public @Nullable String header(String name) {
        return request.getHeaders().get(name);
    }

    /** What all headers of this name say together, in their order, parted at commas (RFC 9110 5.3). */
    public List<String> list(String name) {
        List<String> values = request.getHeaders().getValuesList(name);
        return values.stream().flatMap(value -> Stream.of(value.split(","))).toList();
    }

    /** The first cookie of this name. */
    public @Nullable String cookie(String name) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Path and query as sent, such as {@code /v1/policies/effective?at=2025-05-09T18:00:00Z}. */
    public String path() {
        return request.getHttpURI().getPathQuery();
    }

    /** The address that the connection comes from, without brackets and zone: of a proxy, where there is one. */
    public String remoteAddress() {
        String address = Request.getRemoteAddr(request);
        String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }

    /** Scheme, host and port as the client named them, such as {@code https://sekisho.example.jp}. */
    public String origin() {
        HttpURI uri = request.getHttpURI();
        return HttpScheme.HTTPS.is(uri.getScheme()) || request.isSecure()
                ? "https://" + uri.getAuthority()
                : "http://" + uri.getAuthority();
    }

    /** The fields of a form (application/x-www-form-urlencoded, UTF-8), the first of each name. */
    public Map<String, String> form() {
        return Query.of(new String(body, StandardCharsets.UTF_8));
    }

    /** The whole body; not to be changed. Empty where the route takes none or streams it. */
    public byte[] body() {
        return body;
    }

    /** The media type of the body in lower case without parameters; empty where there is none. */
    public String mediaType() {
        return MediaTypes.of(header("Content-Type"));
    }

    /** @throws ProblemException 400 where the body is not JSON */
    public JsonNode json() {
        return Json.parse(body);
    }

    /**
     * Reads the body's fields.
     *
     * @throws ProblemException 400 where the body is not JSON, is no object, or has errors
     */
    public <T> T read(Function<Fields, T> reader) {
        return Fields.read(json(), reader);
    }

    /** @throws IllegalStateException where the route does not stream its body */
    public Lines lines() {
        if (lines == null) {
            throw new IllegalStateException(route.template() + " does not stream its body");
        }
        return lines;
    }

    /** @throws IllegalStateException on an open route */
    public Principal principal() {
        if (principal == null) {
            throw new IllegalStateException(route.template() + " is open");
        }
        return principal;
    }

    void release() {
        if (lines != null) {
            lines.release();
        }
    }

    /** Also sent back as {@code X-Request-Id}. */
    public String requestId() {
        return requestId;
    }
}

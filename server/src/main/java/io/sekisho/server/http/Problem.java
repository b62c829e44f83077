package io.sekisho.server.http;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Why a request was not done, as RFC 9457 tells it.
 *
 * @param detail  what happened this time and what to do; never echoes the request's content
 * @param errors  the fields at fault
 * @param headers further headers of the answer
 */
public record Problem(Kind kind, String detail, List<FieldError> errors, List<Header> headers) {

    /** What goes wrong, with the status and the text that stay the same for every occurrence. */
    public enum Kind {
        MALFORMED(400, "malformed", "The request is malformed"),
        INVALID(400, "invalid-fields", "Fields are missing or malformed"),
        UNAUTHORIZED(401, "unauthorized", "A valid key is needed"),
        FORBIDDEN(403, "forbidden", "The key may not do this"),
        NOT_FOUND(404, "not-found", "Not found"),
        METHOD_NOT_ALLOWED(405, "method-not-allowed", "The path does not take this method"),
        TIMED_OUT(408, "timed-out", "The request did not arrive in time"),
        CONFLICT(409, "conflict", "The request contradicts what is stored"),
        TOO_LARGE(413, "too-large", "The body is too large"),
        URI_TOO_LONG(414, "uri-too-long", "The request line is too long"),
        UNSUPPORTED_TYPE(415, "unsupported-type", "The media type is not supported here"),
        IMPOSSIBLE(422, "impossible", "The request is impossible"),
        TOO_MANY(429, "too-many-requests", "Too many requests"),
        HEADER_TOO_LARGE(431, "header-too-large", "The header is too large"),
        INTERNAL(500, "internal", "The server failed"),
        UNAVAILABLE(503, "unavailable", "Not available just now"),
        VERSION(505, "http-version", "The HTTP version is not supported");

        private final int status;
        private final String type;
        private final String title;

        Kind(int status, String name, String title) {
            this.status = status;
            this.type = "urn:sekisho:problem:" + name;
            this.title = title;
        }

        public int status() {
            return status;
        }

        /** Stable, for programs. */
        public String type() {
            return type;
        }

        public String title() {
            return title;
        }
    }

    public Problem {
        errors = List.copyOf(errors);
        headers = List.copyOf(headers);
    }

    public Problem(Kind kind, String detail) {
        this(kind, detail, List.of(), List.of());
    }

    /** The body or a parameter could not be read at all. */
    public static Problem malformed(String detail) {
        return new Problem(Kind.MALFORMED, detail);
    }

    /** The body could be read, but these fields are missing or wrong. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1
                ? (errors.getFirst().pointer() + " " + errors.getFirst().detail()).strip()
                : errors.size() + " fields are missing or malformed; nothing was stored";
        return new Problem(Kind.INVALID, detail, errors, List.of());
    }

    public static Problem unauthorized(String detail) {
        return new Problem(Kind.UNAUTHORIZED, detail, List.of(), List.of(new Header("WWW-Authenticate", "Bearer")));
    }

    public static Problem forbidden(String detail) {
        return new Problem(Kind.FORBIDDEN, detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(Kind.NOT_FOUND, detail);
    }

    public static Problem methodNotAllowed(Collection<String> allowed) {
        String list = String.join(", ", allowed);
        return new Problem(
                Kind.METHOD_NOT_ALLOWED, "this path takes " + list, List.of(), List.of(new Header("Allow", list)));
    }

    /** The same id came before with other content, or the state forbids it. */
    public static Problem conflict(String detail) {
        return new Problem(Kind.CONFLICT, detail);
    }

    public static Problem tooLarge(long maxBytes) {
        return new Problem(Kind.TOO_LARGE, "the body must be at most " + maxBytes + " bytes");
    }

    public static Problem unsupportedType(Collection<String> supported) {
        return new Problem(
                Kind.UNSUPPORTED_TYPE,
                "Content-Type must be "
                        + String.join(" or ", supported.stream().sorted().toList()));
    }

    /** Well-formed, but cannot be done. */
    public static Problem impossible(String detail) {
        return new Problem(Kind.IMPOSSIBLE, detail);
    }

    /** Well-formed, but these fields ask for what cannot be. */
    public static Problem impossible(String detail, List<FieldError> errors) {
        return new Problem(Kind.IMPOSSIBLE, detail, errors, List.of());
    }

    /** @param retryAfter told in whole seconds, rounded up, at least 1 */
    public static Problem tooMany(String detail, Duration retryAfter) {
        return new Problem(Kind.TOO_MANY, detail, List.of(), List.of(retryAfter(retryAfter)));
    }

    /** @param retryAfter told in whole seconds, rounded up, at least 1 */
    public static Problem unavailable(String detail, Duration retryAfter) {
        return new Problem(Kind.UNAVAILABLE, detail, List.of(), List.of(retryAfter(retryAfter)));
    }

    /** A fault of ours; what it was stands in the log under the request's id. */
    public static Problem internal() {
        return new Problem(Kind.INTERNAL, "the request was not done; the log has the reason under this requestId");
    }

    public int status() {
        return kind.status();
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** RFC 9110 10.2.3: whole seconds; never 0, which clients take as "at once". */
    private static Header retryAfter(Duration wait) {
        long seconds = wait.plusNanos(999_999_999).toSeconds();
        return new Header("Retry-After", Long.toString(Math.max(1, seconds)));
    }
}

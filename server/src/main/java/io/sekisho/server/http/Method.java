package io.sekisho.server.http;

import org.jspecify.annotations.Nullable;

/** The methods that routes may have. A HEAD request is served by the route for GET, without the body. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE;

    static @Nullable Method of(String token) {
        return switch (token) {
            case "GET", "HEAD" -> GET;
            case "POST" -> POST;
            case "PUT" -> PUT;
            case "DELETE" -> DELETE;
            default -> null;
        };
    }
}

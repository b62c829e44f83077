package io.sekisho.server.http;

/** Sees every answer of a route; must be quick. */
@FunctionalInterface
public interface RequestObserver {

    /** Looks at nothing. */
    RequestObserver NONE = (method, template) -> (status, nanos) -> {};

    /** Asked once for each route when the server starts, and once for {@code ("-", "unmatched")}. */
    Recorder forRoute(String method, String template);

    /** Records one answer of one route. */
    @FunctionalInterface
    interface Recorder {
        /** @param nanos from the request's first byte to its answer handed to the socket */
        void answered(int status, long nanos);
    }
}

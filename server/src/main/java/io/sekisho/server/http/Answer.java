package io.sekisho.server.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a handler answers. Sent with a content length, {@code Cache-Control: no-store} (unless the answer says otherwise) and the
 * request's id.
 */
public sealed interface Answer {

    List<Header> headers();

    /** The same answer with one more header. */
    Answer with(String name, String value);

    /** @param body written by {@link Json#bytes} */
    static Answer json(int status, Object body) {
        return new Content(status, Intake.JSON_TYPE, Json.bytes(body), List.of());
    }

    /** @param body JSON in UTF-8, sent as it is and not copied */
    static Answer json(int status, byte[] body) {
        return new Content(status, Intake.JSON_TYPE, body, List.of());
    }

    /** @param contentType with its charset, which is UTF-8 */
    static Answer text(int status, String contentType, String body) {
        return new Content(status, contentType, body.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** @param body sent as it is and not copied */
    static Answer bytes(int status, String contentType, byte[] body) {
        return new Content(status, contentType, body, List.of());
    }

    /** 303: what was asked for was done; see there. */
    static Answer seeOther(String location) {
        return new Empty(303, List.of(new Header("Location", location)));
    }

    /** 204. */
    static Answer empty() {
        return new Empty(204, List.of());
    }

    static Answer problem(Problem problem) {
        return new Failure(problem, problem.headers());
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on to the socket, never compared
    record Content(int status, String contentType, byte[] body, List<Header> headers) implements Answer {
        @Override
        public Answer with(String name, String value) {
            return new Content(status, contentType, body, append(headers, name, value));
        }
    }

    record Empty(int status, List<Header> headers) implements Answer {
        @Override
        public Answer with(String name, String value) {
            return new Empty(status, append(headers, name, value));
        }
    }

    record Failure(Problem problem, List<Header> headers) implements Answer {
        @Override
        public Answer with(String name, String value) {
            return new Failure(problem, append(headers, name, value));
        }
    }

    private static List<Header> append(List<Header> headers, String name, String value) {
        List<Header> longer = new ArrayList<>(headers);
        longer.add(new Header(name, value));
        return List.copyOf(longer);
    }
}

package io.sekisho.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** Puts answers on the wire. */
final class AnswerWriter {

    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Intake.JSON_TYPE);
    private static final HttpField PROBLEM =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/problem+json");
    private static final HttpField NO_STORE = new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-store");
    private static final HttpField NO_SNIFF = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");

    /** RFC 9457 3, with the request's id and the fields at fault as extensions. */
    private record ProblemBody(
            String type,
            String title,
            int status,
            String detail,
            String requestId,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}

    private AnswerWriter() {}

    /** @return the status */
    static int write(Answer answer, String requestId, Response response, Callback callback) {
        HttpFields.Mutable headers = response.getHeaders();
        headers.add(RequestIds.HEADER, requestId);
        headers.add(NO_SNIFF);
        for (Header header : answer.headers()) {
            if (header.name().equals(SetCookie.HEADER)) {
                // The one header that may stand several times.
                headers.add(header.name(), header.value());
            } else {
                headers.put(header.name(), header.value());
            }
        }
        if (!headers.contains(HttpHeader.CACHE_CONTROL)) {
            headers.add(NO_STORE);
        }
        return switch (answer) {
            case Answer.Content content -> {
                headers.add(contentType(content.contentType()));
                yield send(content.status(), ByteBuffer.wrap(content.body()), response, callback);
            }
            case Answer.Empty empty -> send(empty.status(), BufferUtil.EMPTY_BUFFER, response, callback);
            case Answer.Failure failure -> {
                headers.add(PROBLEM);
                byte[] body = Json.bytes(body(failure.problem(), requestId));
                yield send(failure.problem().status(), ByteBuffer.wrap(body), response, callback);
            }
        };
    }

    private static HttpField contentType(String type) {
        return type.equals(Intake.JSON_TYPE) ? JSON : new HttpField(HttpHeader.CONTENT_TYPE, type);
    }

    private static int send(int status, ByteBuffer body, Response response, Callback callback) {
        response.setStatus(status);
        response.write(true, body, callback);
        return status;
    }

    private static ProblemBody body(Problem problem, String requestId) {
        Problem.Kind kind = problem.kind();
        return new ProblemBody(kind.type(), kind.title(), kind.status(), problem.detail(), requestId, problem.errors());
    }
}

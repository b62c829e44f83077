package io.sekisho.server.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one answer and leaves the connection in order.
 *
 * <p>A client that is still sending cannot read, and would lose the answer to a reset if the connection were closed on it. So the rest
 * of a body up to {@link Body#MAX_DRAINED_BYTES} is read first and the connection lives on; of a longer one, some more is read after the
 * answer, and then the connection is closed.
 */
record Sending(Request request, Response response, Callback callback, Body body) {

    private static final Logger log = LoggerFactory.getLogger(Sending.class);

    private static final Duration MAX_DRAIN = Duration.ofSeconds(5);
    private static final long MAX_LINGERED_BYTES = 16 * 1024 * 1024;
    private static final Duration MAX_LINGER = Duration.ofSeconds(2);

    /** @return the status */
    int send(Answer answer, String requestId) throws Body.BrokenException {
        if (body.ended()) {
            return AnswerWriter.write(answer, requestId, response, callback);
        }
        if (awaitsContinue()) {
            // Reading would ask for the very body that is not wanted.
            close();
            return AnswerWriter.write(answer, requestId, response, callback);
        }
        if (body.drain(Body.MAX_DRAINED_BYTES, MAX_DRAIN)) {
            return AnswerWriter.write(answer, requestId, response, callback);
        }
        close();
        int status = AnswerWriter.write(answer, requestId, response, Callback.NOOP);
        linger();
        callback.succeeded();
        return status;
    }

    private void linger() {
        try {
            body.drain(MAX_LINGERED_BYTES, MAX_LINGER);
        } catch (Body.BrokenException e) {
            // The client has gone, with or without its answer.
            log.debug("the rest of a body could not be read", e);
        }
    }

    private boolean awaitsContinue() {
        return !body.begun() && request.getHeaders().contains(HttpHeader.EXPECT, HttpHeaderValue.CONTINUE.asString());
    }

    private void close() {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
    }
}

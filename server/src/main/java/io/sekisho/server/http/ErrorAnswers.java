package io.sekisho.server.http;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what never reaches a route (a malformed request line, a header too large, a stopping server) and faults of the HTTP layer. */
final class ErrorAnswers implements Request.Handler {

    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String requestId = RequestIds.of(request.getHeaders().get(RequestIds.HEADER));
        Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
        // What a thread was doing when the connection's idle time ran out: waiting for the body.
        Problem problem = problem(cause instanceof TimeoutException ? 408 : response.getStatus());
        if (problem.kind() == Problem.Kind.INTERNAL && !(cause instanceof QuietException)) {
            log.warn("a request failed in the HTTP layer [request {}]", requestId, cause);
        }
        AnswerWriter.write(Answer.problem(problem), requestId, response, callback);
        return true;
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 404 -> Problem.notFound("no such path");
            case 408 -> new Problem(Problem.Kind.TIMED_OUT, "the request did not arrive within the idle time");
            case 413 -> new Problem(Problem.Kind.TOO_LARGE, "the body is too large");
            case 414 -> new Problem(Problem.Kind.URI_TOO_LONG, "the request line must fit into the header limit");
            case 431 ->
                new Problem(
                        Problem.Kind.HEADER_TOO_LARGE,
                        "the header must be at most " + HttpServer.MAX_HEADER_BYTES + " bytes");
            case 503 -> Problem.unavailable("the server is stopping", Duration.ofSeconds(1));
            case 505 -> new Problem(Problem.Kind.VERSION, "use HTTP/1.1");
            default ->
                status >= 500
                        ? Problem.internal()
                        : Problem.malformed("the request line, a header or the body's framing is malformed");
        };
    }
}

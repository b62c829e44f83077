package io.sekisho.server.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a request through its steps: route, key, media type, body, a free place, handler, answer. */
final class Dispatcher extends Handler.Abstract {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final byte[] NO_BODY = new byte[0];
    private static final Duration RETRY_WHEN_AWAY = Duration.ofSeconds(1);

    private final Router router;
    private final KeyCheck keys;
    private final Gate gate;
    private final Duration patience;
    private final RequestObserver.Recorder unmatched;

    Dispatcher(List<Route> routes, KeyDirectory keys, HttpConfig config, RequestObserver observer) {
        super(InvocationType.BLOCKING);
        this.router = new Router(routes, observer);
        this.keys = new KeyCheck(keys);
        this.gate = new Gate(config);
        this.patience = config.idleTimeout();
        this.unmatched = observer.forRoute("-", "unmatched");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String requestId = RequestIds.of(request.getHeaders().get(RequestIds.HEADER));
        Router.Found found = router.find(Request.getPathInContext(request));
        Router.Target target = found == null ? null : found.path().target(request.getMethod());
        Body body = new Body(request, patience);
        try {
            Answer answer = found == null || target == null
                    ? refuse(found)
                    : answer(request, target.route(), found.params(), requestId, body);
            int status = new Sending(request, response, callback, body).send(answer, requestId);
            RequestObserver.Recorder recorder = target == null ? unmatched : target.recorder();
            recorder.answered(status, NanoTime.since(request.getBeginNanoTime()));
        } catch (Body.BrokenException e) {
            // Jetty answers where it still can, by ErrorAnswers, and closes.
            callback.failed(e.getCause());
        }
        return true;
    }

    private static Answer refuse(Router.@Nullable Found found) {
        return Answer.problem(
                found == null
                        ? Problem.notFound("no such path")
                        : Problem.methodNotAllowed(found.path().allowed()));
    }

    private Answer answer(Request request, Route route, Map<String, String> params, String requestId, Body body)
            throws Body.BrokenException {
        try {
            Principal principal = keys.check(request.getHeaders(), route.access());
            checkMediaType(request.getHeaders(), route.intake(), body);
            boolean streamed = route.intake().streamed();
            Lines lines = streamed ? new Lines(body, route.intake().maxBytes()) : null;
            byte[] bytes = streamed || route.intake().types().isEmpty()
                    ? NO_BODY
                    : body.readAll(route.intake().maxBytes());
            return run(new Call(request, route, params, principal, requestId, bytes, lines), route);
        } catch (ProblemException e) {
            return Answer.problem(e.problem());
        } catch (Body.BrokenException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.problem(Problem.internal());
        } catch (Exception e) {
            return Answer.problem(failed(e, route, requestId));
        }
    }

    private static Problem failed(Exception e, Route route, String requestId) {
        if (StoreOutage.causes(e)) {
            log.warn(
                    "{} {}: the database is away [request {}]: {}",
                    route.method(),
                    route.template(),
                    requestId,
                    e.toString());
            return Problem.unavailable("the database cannot be reached just now", RETRY_WHEN_AWAY);
        }
        log.warn("{} {} failed [request {}]", route.method(), route.template(), requestId, e);
        return Problem.internal();
    }

    private Answer run(Call call, Route route) throws Exception {
        Semaphore place = gate.enter(route);
        try {
            return route.handler().handle(call);
        } finally {
            place.release();
            call.release();
        }
    }

    /** An empty body needs no type. */
    private static void checkMediaType(HttpFields headers, Intake intake, Body body) {
        if (intake.types().isEmpty() || body.isKnownEmpty()) {
            return;
        }
        if (!intake.types().contains(MediaTypes.of(headers.get(HttpHeader.CONTENT_TYPE)))) {
            throw Problem.unsupportedType(intake.types()).exception();
        }
    }
}

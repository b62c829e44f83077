package io.sekisho.server.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The routes of one capability, in a chain: {@code new Routes().get("/v1/accounts/{id}", Scope.ACCOUNTS, call -> …)}.
 *
 * <p>POST and PUT take JSON up to 64 KiB unless an {@link Intake} says otherwise.
 */
public final class Routes {

    private final List<Route> list = new ArrayList<>();

    public Routes get(String template, Access access, Handler handler) {
        return add(new Route(Method.GET, template, access, Intake.NONE, false, handler));
    }

    /** A GET that may hold its answer back until something changes; see {@link Route#waits}. */
    public Routes getWaiting(String template, Access access, Handler handler) {
        return add(new Route(Method.GET, template, access, Intake.NONE, true, handler));
    }

    public Routes post(String template, Access access, Handler handler) {
        return post(template, access, Intake.JSON, handler);
    }

    public Routes post(String template, Access access, Intake intake, Handler handler) {
        return add(new Route(Method.POST, template, access, intake, intake.streamed(), handler));
    }

    public Routes put(String template, Access access, Handler handler) {
        return put(template, access, Intake.JSON, handler);
    }

    public Routes put(String template, Access access, Intake intake, Handler handler) {
        return add(new Route(Method.PUT, template, access, intake, intake.streamed(), handler));
    }

    public Routes delete(String template, Access access, Handler handler) {
        return add(new Route(Method.DELETE, template, access, Intake.NONE, false, handler));
    }

    public Routes add(Route route) {
        list.add(route);
        return this;
    }

    public List<Route> list() {
        return List.copyOf(list);
    }
}

package io.sekisho.server.http;

/**
 * One operation of the API.
 *
 * @param template path with {@code {name}} segments, such as {@code /v1/accounts/{id}}
 * @param waits    whether the handler may hold the answer back for long (a long poll): such calls do not count among the running
 */
public record Route(Method method, String template, Access access, Intake intake, boolean waits, Handler handler) {

    public Route {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("the template must begin with a slash: " + template);
        }
    }
}

package io.sekisho.server.console;

import io.sekisho.server.http.Call;
import io.sekisho.server.http.Problem;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Refuses posts that another site's page sent (OWASP Cross-Site Request Forgery Prevention Cheat Sheet, "Fetch Metadata"). */
final class SameSite {

    private SameSite() {}

    /** @throws io.sekisho.server.http.ProblemException 403 */
    static void require(Call call) {
        String site = call.header("Sec-Fetch-Site");
        boolean ours =
                site == null ? sameOrigin(call.header("Origin"), call.header("Host")) : site.equals("same-origin");
        if (!ours) {
            throw Problem.forbidden("this was not sent by a page of the console")
                    .exception();
        }
    }

    /** For browsers that do not say where a request comes from, as over plain HTTP. */
    private static boolean sameOrigin(@Nullable String origin, @Nullable String host) {
        try {
            return origin != null
                    && host != null
                    && host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package io.sekisho.server.beacon;

import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.ProblemException;
import io.sekisho.server.http.Routes;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the script reports: a request that browsers send to anybody without asking first (Fetch, "CORS-safelisted"), or the address of a
 * picture. Whoever reports learns nothing from the answer.
 */
final class BeaconRoutes {

    static final String PATH = "/v1/beacon";

    private static final int REPORT_BYTES_MAX = 2_048;
    private static final Intake TEXT = Intake.of("text/plain").upTo(REPORT_BYTES_MAX);
    private static final Logger LOG = LoggerFactory.getLogger(BeaconRoutes.class);

    private final Reports reports;
    private final BrowserClients browsers;

    BeaconRoutes(Reports reports, BrowserClients browsers) {
        this.reports = reports;
        this.browsers = browsers;
    }

    Routes routes() {
        return new Routes()
                .post(
                        PATH,
                        Access.OPEN,
                        TEXT,
                        call -> take(call, () -> new String(call.body(), StandardCharsets.UTF_8)))
                .get(PATH, Access.OPEN, call -> take(call, () -> call.query("report")));
    }

    private Answer take(Call call, Supplier<@Nullable String> sent) {
        try {
            String text = sent.get();
            if (text != null && text.length() <= REPORT_BYTES_MAX) {
                Report.read(text, call.header("Origin")).ifPresent(report -> reports.take(report, browsers.of(call)));
            }
        } catch (ProblemException e) {
            LOG.debug("a beacon's report is none: {}", e.problem().detail());
        } catch (RuntimeException e) {
            LOG.warn("a beacon's report is lost: {}", e.toString());
        }
        return Answer.empty()
                .with("Access-Control-Allow-Origin", "*")
                .with("Cross-Origin-Resource-Policy", "cross-origin");
    }
}

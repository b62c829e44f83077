package io.sekisho.server.beacon;

import io.sekisho.server.event.BrowserClients;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Routes;
import io.sekisho.server.phishing.OwnHosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * {@code /beacon.js}. Where to report and which hosts are the brokerage's stand in the script itself, so that a copy knows both however it
 * was saved; in Base64, so that a kit that replaces the brokerage's host in all it copies does not replace these.
 */
final class BeaconScript {

    private static final String RESOURCE = "/assets/beacon.js";
    private static final String PLACE = "@KNOWN@";

    private final OwnHosts own;
    private final BrowserClients browsers;
    private final String script;

    BeaconScript(OwnHosts own, BrowserClients browsers) {
        this.own = own;
        this.browsers = browsers;
        this.script = read();
    }

    Routes routes() {
        return new Routes().get("/beacon.js", Access.OPEN, this::script);
    }

    private Answer script(Call call) {
        String scheme = browsers.secure(call) ? "https://" : "http://";
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("to", scheme + URI.create(call.origin()).getAuthority() + BeaconRoutes.PATH);
        known.put("own", own.names());
        String encoded = Base64.getEncoder().encodeToString(Json.bytes(known));
        return Answer.text(200, "text/javascript; charset=utf-8", script.replace(PLACE, encoded))
                .with("Cache-Control", "public, max-age=300")
                .with("Vary", "Host")
                .with("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static String read() {
        try (InputStream in = BeaconScript.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.sekisho.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sekisho.demo.mail.Letter;
import io.sekisho.demo.mail.Mailroom;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.simulator.AttackerClass;
import io.sekisho.simulator.EventLines;
import io.sekisho.simulator.Simulated;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A brokerage whose customers and thieves were made up: it asks Sekisho about each event, and nobody acts who did not get in. */
final class SmallBroker {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String METHOD = "emailCode";
    private static final Duration MAIL_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final ServerClient sekisho;
    private final Mailroom mailroom;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> entered = new HashMap<>();

    SmallBroker(ServerClient sekisho, Mailroom mailroom) {
        this.sekisho = sekisho;
        this.mailroom = mailroom;
    }

    /**
     * What became of an event.
     *
     * @param through  whether it happens, a challenge passed where one was asked
     * @param entered  level of risk at which the session was entered, of a login its own
     */
    record Taken(boolean through, String entered) {}

    static String mailbox(String account) {
        return account + "@mail.example";
    }

    /** Nothing where the session was never entered, so that it is never tried. */
    Optional<Taken> take(Simulated simulated) {
        Event event = simulated.event();
        boolean login = event.action() instanceof Login;
        String session = event.session() == null ? "" : event.session();
        if (!login && !entered.containsKey(session)) {
            return Optional.empty();
        }
        ObjectNode request = request(simulated);
        JsonNode answer = sekisho.post("v1/assessments", request);
        if (answer.hasNonNull("device") && event.client().device() != null) {
            tokens.put(machine(event), answer.path("device").asString());
        }
        boolean through = switch (answer.path("decision").asString("")) {
            case "ALLOW" -> true;
            case "CHALLENGE" -> passes(simulated, answer.path("challenge"), request.path("client"));
            default -> false;
        };
        String level = answer.path("risk").path("level").asString("");
        if (event.action() instanceof Login tried && through && tried.result() == Login.Result.SUCCESS) {
            entered.put(session, level);
        }
        return Optional.of(new Taken(through, entered.getOrDefault(session, level)));
    }

    /** As Sekisho is asked, with the token that it gave this machine in this account, if any. */
    private ObjectNode request(Simulated simulated) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        EventLines lines = new EventLines(line, false);
        lines.write(simulated);
        lines.flush();
        ObjectNode request = (ObjectNode) MAPPER.readTree(line.toString(UTF_8));
        String token = tokens.get(machine(simulated.event()));
        if (token != null) {
            ((ObjectNode) request.path("client")).put("device", token);
        }
        return request;
    }

    private static String machine(Event event) {
        return event.account() + "/" + event.client().device();
    }

    /** The owner has the mailbox, and a live relay has what the owner types. */
    private boolean passes(Simulated simulated, JsonNode challenge, JsonNode client) {
        AttackerClass attacker = simulated.label().attacker();
        boolean offered = challenge.path("methods").valueStream().anyMatch(method -> METHOD.equals(method.asString()));
        if (!offered || (attacker != null && attacker != AttackerClass.RELAY)) {
            return false;
        }
        String account = simulated.event().account();
        int before = codes(account).size();
        String path = "v1/challenges/" + challenge.path("id").asString();
        sekisho.post(path + "/start", Map.of("method", METHOD, "client", client));
        Optional<String> code = mailed(account, before);
        return code.isPresent()
                && sekisho.post(path + "/answer", Map.of("method", METHOD, "code", code.get(), "client", client))
                        .path("status")
                        .asString("")
                        .equals("passed");
    }

    private Optional<String> mailed(String account, int before) {
        long until = System.nanoTime() + MAIL_WITHIN.toNanos();
        while (System.nanoTime() < until) {
            List<String> codes = codes(account);
            if (codes.size() > before) {
                return Optional.of(codes.getFirst());
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return Optional.empty();
    }

    /** Newest first. */
    private List<String> codes(String account) {
        return mailroom.lettersTo(mailbox(account)).stream()
                .map(Letter::code)
                .flatMap(Optional::stream)
                .toList();
    }
}

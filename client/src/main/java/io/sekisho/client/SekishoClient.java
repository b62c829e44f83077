package io.sekisho.client;

import io.sekisho.client.Transport.Call;
import io.sekisho.client.Transport.Repeat;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sekisho's API. Safe for many threads; make one and keep it. Every call throws a {@link SekishoException} where it does not come about,
 * but {@link #assess}, which then decides as {@link ClientOptions} say.
 */
public final class SekishoClient {

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";

    /** The longest that the server holds an answer back. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(20);

    private final ClientOptions options;
    private final Transport transport;

    public SekishoClient(ClientOptions options) {
        this.options = options;
        this.transport = new Transport(options);
    }

    /**
     * Judges an event before it happens. Where nobody judges it in time, the answer is ALLOW or HOLD as the options say for this
     * operation, and {@link Assessment#judged()} is false. An account under too many calls is held whatever they say: else
     * an attacker would open the way by making noise.
     *
     * @throws SekishoException.Refused where the request is wrong, which no waiting mends
     */
    public Assessment assess(AssessmentRequest request) {
        try {
            return judge(request);
        } catch (SekishoException.Limited e) {
            return Assessment.notJudged(request, Decision.HOLD, String.valueOf(e.getMessage()));
        } catch (SekishoException.Unavailable e) {
            boolean open = options.unavailable(request.event().operation()) == WhenUnavailable.OPEN;
            Decision decision = open ? Decision.ALLOW : Decision.HOLD;
            return Assessment.notJudged(request, decision, String.valueOf(e.getMessage()));
        }
    }

    private Assessment judge(AssessmentRequest request) {
        return Wire.read(post("v1/assessments", Wire.request(request), Repeat.SAFE), Assessment.class);
    }

    /** The answer given then, with everything it was decided from. */
    public AssessmentDetail assessment(String id) {
        return AssessmentDetail.read(get("v1/assessments/" + segment(id), options.answer()));
    }

    /** Begins a method, or again after {@code resendAfter}; asked by the same client that will answer. */
    public ChallengeStarted startChallenge(String id, ChallengeMethod method, ClientInfo client) {
        byte[] answer = post("v1/challenges/" + segment(id) + "/start", Wire.start(method, client), Repeat.UNSAFE);
        return Wire.read(answer, ChallengeStarted.class);
    }

    /** Not repeated when its answer is lost, since it may have cost an attempt: look at {@link #challenge(String)} then. */
    public ChallengeStatus answerChallenge(String id, ChallengeAnswer given) {
        byte[] answer = post("v1/challenges/" + segment(id) + "/answer", Wire.answer(given), Repeat.UNSAFE);
        return Wire.read(answer, ChallengeStatus.class);
    }

    public ChallengeStatus challenge(String id) {
        return Wire.read(get("v1/challenges/" + segment(id), options.answer()), ChallengeStatus.class);
    }

    /**
     * The status once it changes, or when the time is over.
     *
     * @param wait whole seconds, 1 to 20
     */
    public ChallengeStatus challenge(String id, Duration wait) {
        long seconds = wait.toSeconds();
        if (seconds < 1 || wait.compareTo(WAIT_MAX) > 0) {
            throw new IllegalArgumentException("wait must be 1 to 20 seconds");
        }
        String path = "v1/challenges/" + segment(id) + "?wait=" + seconds + "s";
        return Wire.read(get(path, options.answer().plus(wait)), ChallengeStatus.class);
    }

    /**
     * Uses a proof up. 409 says that it was used before.
     *
     * @return what it approves; to be compared with what is about to happen ({@link ProofClaims#approves}); see
     *     {@link #consume(String, String, String, Event)}, which lets the server compare
     */
    public ProofClaims consume(String proof) {
        byte[] answer = post("v1/proofs/consume", Map.of("proof", proof), Repeat.UNSAFE);
        return Wire.read(answer, Consumed.class).claims();
    }

    /**
     * Uses a proof up for exactly this, which the server compares. 422 names what was approved otherwise, and leaves the proof good for what it
     * was given for; 409 says that it was used before.
     *
     * @param event what is about to be executed; an order's price may differ from the one approved
     */
    public ProofClaims consume(String proof, String account, String session, Event event) {
        Map<String, Object> body = Map.of("proof", proof, "expect", Wire.expectation(account, session, event));
        return Wire.read(post("v1/proofs/consume", body, Repeat.UNSAFE), Consumed.class)
                .claims();
    }

    /** Customers' passkeys. */
    public Passkeys passkeys() {
        return new Passkeys(transport, options.answer());
    }

    public void putAccount(String id, AccountData data) {
        send("PUT", "v1/accounts/" + segment(id), Wire.bytes(data), Repeat.SAFE);
    }

    public Account account(String id) {
        return Wire.read(get("v1/accounts/" + segment(id), options.answer()), Account.class);
    }

    /** Suspends an account: every next event is DENY, its sessions are revoked, held operations frozen. */
    public void suspend(String account, String reason) {
        post("v1/accounts/" + segment(account) + "/suspension", Map.of("reason", reason), Repeat.SAFE);
    }

    /** As {@link #suspend}, because the customer wants it: he asked for it where he is known, or where you made sure who he is. */
    public void suspendForCustomer(String account, String reason) {
        Map<String, String> body = Map.of("reason", reason, "by", "customer");
        post("v1/accounts/" + segment(account) + "/suspension", body, Repeat.SAFE);
    }

    /** Teaches past events; may be repeated, since a line is known by its id. */
    public ImportResult importEvents(Collection<PastEvent> inOrderOfTime) {
        return inBulk("POST", "v1/imports", Wire.pastEvents(inOrderOfTime), options.imports());
    }

    /** Brings daily market data, exchange rates among them; a day sent again replaces what was known. */
    public ImportResult putMarket(Collection<MarketDay> days) {
        return inBulk("PUT", "v1/market", Wire.lines(days), options.imports());
    }

    /** Says what an account holds; what is not named is not held. */
    public void putPositions(String account, Instant asOf, List<Position> positions) {
        Map<String, Object> body = Map.of("asOf", asOf.toString(), "positions", positions);
        send("PUT", "v1/accounts/" + segment(account) + "/positions", Wire.bytes(body), Repeat.SAFE);
    }

    /** Says what became of operations; may be repeated, since the same line again is the same outcome. */
    public ImportResult outcomes(Collection<OperationOutcome> outcomes) {
        return inBulk("POST", "v1/outcomes", Wire.lines(outcomes), options.answer());
    }

    /** Systems of yours that are told what happens. */
    public Webhooks webhooks() {
        return new Webhooks(transport, options.answer());
    }

    /** Offers a browser, once it is in, to bind its device token to a key. */
    public BindingOffer offerBinding(BindingRequest request) {
        return Wire.read(post("v1/device-bindings", request, Repeat.UNSAFE), BindingOffer.class);
    }

    /**
     * Registers the key that a browser posted.
     *
     * @param response value of its header {@code Secure-Session-Response}
     */
    public BindingStep registerBinding(String binding, String response) {
        String path = "v1/device-bindings/" + segment(binding) + "/registration";
        return Wire.read(post(path, Map.of("response", response), Repeat.UNSAFE), BindingStep.class);
    }

    /**
     * Lets a browser show its key again.
     *
     * @param response value of its header {@code Secure-Session-Response}, null where it sent none
     */
    public BindingStep refreshBinding(String binding, @Nullable String response) {
        String path = "v1/device-bindings/" + segment(binding) + "/refresh";
        Map<String, String> body = response == null ? Map.of() : Map.of("response", response);
        return Wire.read(post(path, body, Repeat.UNSAFE), BindingStep.class);
    }

    private ImportResult inBulk(String method, String path, byte[] lines, Duration within) {
        Call call = new Call(method, path, lines, NDJSON, Repeat.SAFE, within);
        return Wire.read(transport.send(call), ImportResult.class);
    }

    private byte[] get(String path, Duration within) {
        return transport.send(new Call("GET", path, null, JSON, Repeat.SAFE, within));
    }

    private byte[] post(String path, Object body, Repeat repeat) {
        return send("POST", path, Wire.bytes(body), repeat);
    }

    private byte[] send(String method, String path, byte @Nullable [] body, Repeat repeat) {
        return transport.send(new Call(method, path, body, JSON, repeat, options.answer()));
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private record Consumed(ProofClaims claims) {}
}

package io.sekisho.server.telephone.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.telephone.IncomingCall;
import io.sekisho.server.telephone.Script;
import io.sekisho.server.telephone.Switchboard;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code POST /telephony/voice}: what a cloud telephony provider asks for each step of a call (Twilio's voice webhook). */
public final class VoiceWebhook {

    public static final String CARRIER = "webhook";

    static final String PATH = "/telephony/voice";

    /** Calls in progress at once; beyond, the one longest silent is forgotten and greeted again. */
    private static final int CALLS_MAX = 10_000;

    /** A provider asks again after each gathering, which takes seconds. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(5);

    private static final int CALL_ID_LENGTH_MAX = 100;
    private static final String TURN = "turn";

    /** Of {@code CallStatus}: nothing follows. */
    private static final Set<String> OVER = Set.of("completed", "busy", "failed", "no-answer", "canceled");

    private final Switchboard switchboard;
    private final RequestSignature signature;
    private final URI url;
    private final Markup markup = new Markup(new Script());
    private final InstantSource clock;
    private final Cache<String, Exchange> exchanges = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(CALLS_MAX)
            .expireAfterAccess(SILENCE_MAX)
            .evictionListener((@Nullable String id, @Nullable Exchange exchange, RemovalCause cause) -> {
                if (exchange != null) {
                    exchange.end();
                }
            })
            .build();

    /** @param url where the provider reaches this server; what it signs */
    public VoiceWebhook(Switchboard switchboard, URI url, Secret token, InstantSource clock) {
        this.switchboard = switchboard;
        this.signature = new RequestSignature(token);
        this.url = url;
        this.clock = clock;
    }

    public Routes routes() {
        return new Routes().post(PATH, Access.OPEN, Intake.FORM, this::voice);
    }

    private Answer voice(Call call) {
        Map<String, String> form = call.form();
        int query = call.path().indexOf('?');
        String asked = url + (query < 0 ? "" : call.path().substring(query));
        if (!signature.fits(asked, form, call.header(RequestSignature.HEADER))) {
            throw Problem.forbidden("the request is not signed by the telephony provider with the token configured")
                    .exception();
        }
        String id = form.getOrDefault("CallSid", "");
        if (id.isEmpty() || id.length() > CALL_ID_LENGTH_MAX) {
            throw Problem.invalid(List.of(new FieldError("/CallSid", "must name the call")))
                    .exception();
        }
        return OVER.contains(form.getOrDefault("CallStatus", "")) ? over(id) : next(id, turn(call), form);
    }

    private Answer over(String id) {
        Exchange exchange = exchanges.asMap().remove(id);
        if (exchange != null) {
            exchange.end();
        }
        return Answer.text(200, Markup.CONTENT_TYPE, markup.nothing());
    }

    private Answer next(String id, int turn, Map<String, String> form) {
        Exchange exchange = exchanges.get(
                id,
                unknown -> new Exchange(
                        switchboard.answer(new IncomingCall(id, CallerFields.of(form), CARRIER, clock.instant()))));
        Exchange.Reply reply = exchange.next(turn, form.getOrDefault("Digits", ""));
        return Answer.text(
                200, Markup.CONTENT_TYPE, markup.turn(reply.turn(), url + "?" + TURN + "=" + reply.number()));
    }

    /** Signed with the address, so it is ours; what is no number is a call's beginning. */
    private static int turn(Call call) {
        String text = call.query(TURN);
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }
}

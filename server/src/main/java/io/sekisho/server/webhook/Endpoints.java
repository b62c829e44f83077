package io.sekisho.server.webhook;

import io.sekisho.server.http.Problem;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The endpoints of the brokerage: made, changed, removed, told again. */
public final class Endpoints {

    /** Each may have a thread and a connection of its own. */
    static final int ENDPOINTS_MAX = 16;

    static final int LISTED_MAX = 100;

    /** How long messages are also signed with a secret that was replaced. */
    static final Duration FORMER_SECRET_LASTS = Duration.ofHours(24);

    private final Jdbi jdbi;
    private final EndpointSecrets secrets;
    private final RandomIds ids;
    private final InstantSource clock;
    private final Runnable toSend;

    Endpoints(Jdbi jdbi, EndpointSecrets secrets, RandomIds ids, InstantSource clock, Runnable toSend) {
        this.jdbi = jdbi;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.toSend = toSend;
    }

    /** An endpoint just made, or its new secret, which is shown this once. */
    record Made(Endpoint endpoint, Secret secret) {}

    public List<Endpoint> list() {
        return jdbi.withHandle(handle -> EndpointTable.list(handle, clock.instant()));
    }

    /** @throws io.sekisho.server.http.ProblemException 404 */
    Endpoint find(String id) {
        return jdbi.withHandle(handle -> EndpointTable.find(handle, id, clock.instant()))
                .orElseThrow(() -> notFound().exception());
    }

    /** @throws io.sekisho.server.http.ProblemException 409 where there are as many as there may be */
    Made create(Endpoint.Wanted wanted) {
        String id = ids.next("wh_");
        Secret secret = secrets.next();
        jdbi.useTransaction(handle -> {
            if (EndpointTable.count(handle) >= ENDPOINTS_MAX) {
                throw Problem.conflict("there are " + ENDPOINTS_MAX + " webhooks, as many as there may be; delete one")
                        .exception();
            }
            EndpointTable.insert(handle, id, wanted, secrets.seal(id, secret), clock.instant());
        });
        return new Made(find(id), secret);
    }

    /** @throws io.sekisho.server.http.ProblemException 404 */
    Endpoint change(String id, Endpoint.Wanted wanted) {
        require(jdbi.withHandle(handle -> EndpointTable.update(handle, id, wanted)));
        toSend.run();
        return find(id);
    }

    /** @throws io.sekisho.server.http.ProblemException 404 */
    void remove(String id) {
        require(jdbi.withHandle(handle -> EndpointTable.delete(handle, id)));
    }

    /** @throws io.sekisho.server.http.ProblemException 404 */
    Made rotate(String id) {
        Secret secret = secrets.next();
        Instant until = clock.instant().plus(FORMER_SECRET_LASTS);
        require(jdbi.withHandle(handle -> EndpointTable.rotate(handle, id, secrets.seal(id, secret), until)));
        return new Made(find(id), secret);
    }

    /**
     * Sends a message that says nothing.
     *
     * @return the message's id
     * @throws io.sekisho.server.http.ProblemException 404, 409 where the endpoint is disabled
     */
    String ping(String id) {
        requireEnabled(id);
        String message = WebhookEvents.id(ids);
        jdbi.useHandle(handle -> DeliveryTable.ping(handle, id, message, clock.instant()));
        toSend.run();
        return message;
    }

    /** @throws io.sekisho.server.http.ProblemException 404 */
    List<Delivered> deliveries(String id, Delivered.@Nullable State state) {
        find(id);
        return jdbi.withHandle(handle -> DeliveryTable.list(handle, id, state, LISTED_MAX));
    }

    /** The latest messages of one, at most so many; none of one that is not there. */
    public List<Delivered> latest(String id, int max) {
        return jdbi.withHandle(handle -> DeliveryTable.list(handle, id, null, max));
    }

    /** The place of a message, to replay what came after it; nothing where it is not kept any more, or never was. */
    Optional<Long> place(String message) {
        return jdbi.withHandle(handle -> DeliveryTable.place(handle, message));
    }

    /**
     * Sends again what happened.
     *
     * @param after the place of an event; 0: before all
     * @return how many messages
     * @throws io.sekisho.server.http.ProblemException 404, 409 where the endpoint is disabled
     */
    int replay(String id, long after, Instant since) {
        requireEnabled(id);
        int queued = jdbi.withHandle(handle -> DeliveryTable.replay(handle, id, after, since, clock.instant()));
        toSend.run();
        return queued;
    }

    private void requireEnabled(String id) {
        if (!find(id).enabled()) {
            throw Problem.conflict("the webhook is disabled; enable it first").exception();
        }
    }

    private static void require(boolean there) {
        if (!there) {
            throw notFound().exception();
        }
    }

    private static Problem notFound() {
        return Problem.notFound("there is no such webhook");
    }
}

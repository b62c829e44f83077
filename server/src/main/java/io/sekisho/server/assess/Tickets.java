package io.sekisho.server.assess;

import io.sekisho.engine.Decision;
import io.sekisho.engine.Verdict;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Settings;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.Opening;
import io.sekisho.server.secret.RandomIds;
import io.sekisho.server.webhook.WebhookEvent;
import io.sekisho.server.webhook.WebhookEvents;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Names the challenges and holds that go with answers. */
final class Tickets {

    private final RandomIds ids;

    Tickets(RandomIds ids) {
        this.ids = ids;
    }

    /** A held operation, releasable until it expires; what repeats one that is still held is the same hold. */
    record Hold(String id, Instant expiresAt) {}

    /** What the brokerage's systems are told with the answer. */
    record Told(String id, WebhookEvent event) {}

    Opening opening(Ask ask, Verdict verdict, PolicyTimeline.Numbered policy) {
        Settings settings = policy.policy().settings();
        Instant now = ask.facts().receivedAt();
        return new Opening(
                ids.next("ch_"),
                ChallengeDocument.opened(
                        ask.event(), ask.facts(), verdict, settings, now.plus(settings.challengeExpires())));
    }

    @Nullable
    Hold hold(Ask ask, Verdict verdict, PolicyTimeline.Numbered policy) {
        if (verdict.decision() != Decision.HOLD) {
            return null;
        }
        String releases = ask.event().releases();
        if (releases != null) {
            return verdict.next()
                    .hold(releases)
                    .map(held -> new Hold(held.id(), held.expiresAt()))
                    .orElseThrow();
        }
        return new Hold(
                ids.next("hold_"),
                ask.facts().receivedAt().plus(policy.policy().settings().holdExpires()));
    }

    /** A hold that begins, or is used up; nothing where the answer moves none. */
    @Nullable
    Told told(Ask ask, Verdict verdict, @Nullable Hold hold) {
        String releases = ask.event().releases();
        if (releases == null) {
            return hold == null ? null : told(ask, hold.id(), ask.event().id(), "open");
        }
        if (verdict.decision() != Decision.ALLOW) {
            return null;
        }
        String held = verdict.next().hold(releases).orElseThrow().assessment();
        return told(ask, releases, held, "used");
    }

    private Told told(Ask ask, String hold, String assessment, String state) {
        return new Told(
                WebhookEvents.id(ids),
                new WebhookEvent.HoldChanged(
                        ask.event().account(), ask.facts().receivedAt(), hold, assessment, state, null));
    }
}

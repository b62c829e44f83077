package io.sekisho.server.challenge;

import io.sekisho.engine.event.Operation;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Factors;
import io.sekisho.engine.state.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Challenges that ask the customer of an account that is being restored who he is. Passed, they approve nothing and earn no proof. */
public final class Identification {

    /**
     * How long a passkey must have been the account's before it tells, after a takeover, who the customer is: one that a thief added
     * lately tells who the thief is.
     */
    public static final Duration SETTLED = Duration.ofDays(14);

    /** Independent of what a thief of the account has taken over with it. */
    private static final List<Method> METHODS = List.of(Method.PASSKEY, Method.PHONE_CALL);

    /** Nobody's browser: an analyst may ask as well as the brokerage's page. */
    private static final Browser NO_BROWSER = new Browser("", "", "", "", "", "unknown", "");

    private static final Network NO_NETWORK =
            new Network("", "", 0, "", Network.UNKNOWN_COUNTRY, Network.Kind.UNLISTED, "");

    private Identification() {}

    /** @param missing methods that the server cannot carry out now */
    static List<Method> able(Factors factors, Set<Method> missing, Instant now) {
        return METHODS.stream()
                .filter(method ->
                        !missing.contains(method) && factors.usable(now).contains(method))
                .filter(method -> factors.best(method, now, SETTLED).atLeast(Assurance.SUBSTANTIAL))
                .toList();
    }

    static ChallengeDocument asking(String account, List<Method> methods, Settings settings, Instant now) {
        return new ChallengeDocument(
                account,
                ChallengeDocument.NO_ASSESSMENT,
                Operation.LOGIN,
                null,
                Subject.NONE,
                new ChallengeDocument.Asked(now, NO_BROWSER, NO_NETWORK),
                Risk.Level.LOW,
                settings.restrict(),
                List.of(METHODS),
                methods,
                now.plus(settings.challengeExpires()),
                ChallengeDocument.Status.PENDING,
                List.of(),
                null,
                0,
                null,
                null,
                null,
                null,
                List.of());
    }
}

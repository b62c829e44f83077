package io.sekisho.engine.likelihood;

import io.sekisho.engine.fact.Population;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counts of the likelihood model, learned login by login, so that each can be judged by what came before it.
 *
 * <p>Exact and unbounded: made for evaluation over a file and for tests. A server counts within bounds instead. Not safe
 * for use by several threads.
 */
public final class CausalCounts {

    private static final class User {
        final LevelCounts address = new LevelCounts(Weights.ADDRESS.levels());
        final LevelCounts userAgent = new LevelCounts(Weights.USER_AGENT.levels());
        long logins;

        @Nullable
        Observed latest;
    }

    private final Map<String, User> users = new HashMap<>();
    private final FeatureCounts address = new FeatureCounts(Weights.ADDRESS.levels());
    private final FeatureCounts userAgent = new FeatureCounts(Weights.USER_AGENT.levels());
    private long logins;

    public void learn(Observed login) {
        User user = users.computeIfAbsent(login.user(), name -> new User());
        user.address.learn(login.address());
        user.userAgent.learn(login.userAgent());
        user.logins++;
        user.latest = login;
        address.learn(login.address());
        userAgent.learn(login.userAgent());
        logins++;
    }

    /** The logins learned of a user (n_u), 0 for an unknown one. */
    public long logins(String user) {
        User known = users.get(user);
        return known == null ? 0 : known.logins;
    }

    /** All logins learned (N). */
    public long logins() {
        return logins;
    }

    /** How often the login's user had its address, autonomous system and country. */
    public long[] addressCounts(Observed login) {
        return addressCounts(login.user(), login.address());
    }

    /** How often the login's user had its user agent, browser, operating system and device type. */
    public long[] userAgentCounts(Observed login) {
        return userAgentCounts(login.user(), login.userAgent());
    }

    public Population population(Observed login) {
        return new Population(users.size(), logins, address(login.address()), userAgent(login.userAgent()));
    }

    long[] addressCounts(String user, List<String> values) {
        User known = users.get(user);
        return known == null ? new long[values.size()] : known.address.of(values);
    }

    long[] userAgentCounts(String user, List<String> values) {
        User known = users.get(user);
        return known == null ? new long[values.size()] : known.userAgent.of(values);
    }

    Population.Levels address(List<String> values) {
        return address.of(values);
    }

    Population.Levels userAgent(List<String> values) {
        return userAgent.of(values);
    }

    /** The user's latest login learned. */
    @Nullable
    Observed latest(String user) {
        User known = users.get(user);
        return known == null ? null : known.latest;
    }
}

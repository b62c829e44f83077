package io.sekisho.engine.likelihood;

import io.sekisho.engine.fact.Population;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Looks for candidate logins that would gain by matching less of a user's history.
 *
 * <p>Candidates for a user at a moment, per feature: the distinct values of the file's logins, at most
 * {@value #MAX_CANDIDATES} of them, and the user's latest login with some of its levels changed to another login's values
 * or to values that nobody ever had, in all ways. The latter fill patterns that do not occur by themselves.
 */
public final class EnvelopeCheck {

    /** Bounds time and memory on large files; the first in order of appearance are taken. */
    public static final int MAX_CANDIDATES = 2_000;

    /** A value that no login has. */
    private static final String UNSEEN = "\0unseen";

    private final List<List<String>> addresses;
    private final List<List<String>> userAgents;
    private final Evidence addressEvidence;
    private final Evidence userAgentEvidence;

    public EnvelopeCheck(Collection<Observed> logins, Evidence addressEvidence, Evidence userAgentEvidence) {
        this.addresses = distinct(logins, Observed::address);
        this.userAgents = distinct(logins, Observed::userAgent);
        this.addressEvidence = addressEvidence;
        this.userAgentEvidence = userAgentEvidence;
    }

    /** The check of what judges. */
    public static EnvelopeCheck ofFamiliarity(Collection<Observed> logins) {
        return new EnvelopeCheck(logins, Familiarity.ADDRESS::bits, Familiarity.USER_AGENT::bits);
    }

    /** Compares candidates at the address; none for a user without logins. */
    public SupersetPairs.Tally addressPairs(CausalCounts before, String user) {
        Observed latest = before.latest(user);
        if (latest == null) {
            return SupersetPairs.Tally.NONE;
        }
        SupersetPairs pairs = new SupersetPairs(Weights.ADDRESS.levels());
        for (List<String> values : candidates(addresses, latest.address(), before.logins())) {
            long[] counts = before.addressCounts(user, values);
            Population.Levels levels = before.address(values);
            pairs.add(counts, addressEvidence.bits(counts, before.logins(user), levels, before.logins()));
        }
        return pairs.tally();
    }

    /** Compares candidates at the user agent; none for a user without logins. */
    public SupersetPairs.Tally userAgentPairs(CausalCounts before, String user) {
        Observed latest = before.latest(user);
        if (latest == null) {
            return SupersetPairs.Tally.NONE;
        }
        SupersetPairs pairs = new SupersetPairs(Weights.USER_AGENT.levels());
        for (List<String> values : candidates(userAgents, latest.userAgent(), before.logins())) {
            long[] counts = before.userAgentCounts(user, values);
            Population.Levels levels = before.userAgent(values);
            pairs.add(counts, userAgentEvidence.bits(counts, before.logins(user), levels, before.logins()));
        }
        return pairs.tally();
    }

    /** The other login to mix with changes from moment to moment, in a way that depends on the file alone. */
    private static Set<List<String>> candidates(List<List<String>> pool, List<String> own, long moment) {
        Set<List<String>> candidates = new LinkedHashSet<>(pool);
        List<String> other = pool.get((int) (moment % pool.size()));
        List<String> unseen = own.stream().map(value -> UNSEEN).toList();
        for (int kept = 0; kept < 1 << own.size(); kept++) {
            candidates.add(mix(own, other, kept));
            candidates.add(mix(own, unseen, kept));
        }
        return candidates;
    }

    private static List<String> mix(List<String> own, List<String> other, int kept) {
        return IntStream.range(0, own.size())
                .mapToObj(level -> ((kept >> level & 1) == 1 ? own : other).get(level))
                .toList();
    }

    private static List<List<String>> distinct(Collection<Observed> logins, Function<Observed, List<String>> feature) {
        return logins.stream().map(feature).distinct().limit(MAX_CANDIDATES).collect(Collectors.toUnmodifiableList());
    }
}

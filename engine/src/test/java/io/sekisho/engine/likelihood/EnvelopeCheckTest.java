package io.sekisho.engine.likelihood;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Over the reference run: at each scored row, candidates for its user against its history and population. */
class EnvelopeCheckTest {

    private final ReferenceRun run = new ReferenceRun();

    @Test
    void noCandidateGainsByMatchingLess() {
        EnvelopeCheck check = EnvelopeCheck.ofFamiliarity(run.logins);
        SupersetPairs.Tally address = over(check::addressPairs);
        SupersetPairs.Tally userAgent = over(check::userAgentPairs);
        assertThat(address.checked()).isGreaterThan(100_000_000);
        assertThat(address.violated()).isZero();
        assertThat(userAgent.checked()).isGreaterThan(1_000_000);
        assertThat(userAgent.violated()).isZero();
    }

    /** So the check can fail: the raw ratio of the reference is not monotone at either feature. */
    @Test
    void theRawRatioIsFoundOut() {
        EnvelopeCheck check = new EnvelopeCheck(
                run.logins,
                (counts, n, levels, all) -> ReferenceModel.ratio(Weights.ADDRESS, counts, n, levels, all),
                (counts, n, levels, all) -> ReferenceModel.ratio(Weights.USER_AGENT, counts, n, levels, all));
        SupersetPairs.Tally address = over(check::addressPairs);
        SupersetPairs.Tally userAgent = over(check::userAgentPairs);
        assertThat(address.violated()).isPositive();
        assertThat((double) userAgent.violated() / userAgent.checked()).isGreaterThan(0.05);
    }

    private SupersetPairs.Tally over(BiFunction<CausalCounts, String, SupersetPairs.Tally> pairs) {
        CausalCounts counts = new CausalCounts();
        AtomicReference<SupersetPairs.Tally> tally = new AtomicReference<>(SupersetPairs.Tally.NONE);
        run.forEachScored(
                counts, (login, score) -> tally.updateAndGet(sum -> sum.plus(pairs.apply(counts, login.user()))));
        return tally.get();
    }
}

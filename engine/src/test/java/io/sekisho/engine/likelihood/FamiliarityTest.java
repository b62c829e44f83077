package io.sekisho.engine.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sekisho.engine.fact.Population;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FamiliarityTest {

    private static final Population.Levels COMMON_ADDRESS = new Population.Levels(new long[] {3, 400, 900}, 60, 2);
    private static final Population.Levels COMMON_BROWSER =
            new Population.Levels(new long[] {90, 300, 400, 700}, 40, 3);

    @Test
    void anAccountWithoutLoginsHasNoEvidence() {
        assertThat(Familiarity.ADDRESS.bits(new long[3], 0, COMMON_ADDRESS, 1000))
                .isZero();
        assertThat(Familiarity.USER_AGENT.bits(new long[4], 0, COMMON_BROWSER, 1000))
                .isZero();
    }

    @Test
    void nothingMatchedGivesTheTop() {
        assertThat(Familiarity.ADDRESS.bits(new long[3], 12, COMMON_ADDRESS, 1000))
                .isEqualTo(6.4);
        assertThat(Familiarity.USER_AGENT.bits(new long[4], 12, COMMON_BROWSER, 1000))
                .isEqualTo(4.4);
    }

    @ParameterizedTest
    @CsvSource({
        "40, 40, 40, -1.0, -0.4", // usual address
        "0, 40, 40, -0.4, 0.0", // another address of the usual network
        "0, 0, 40, 5.0, 5.3", // new network, usual country
        "0, 0, 0, 6.4, 6.4", // abroad
    })
    void addressEvidenceStaysInItsBand(long address, long network, long country, double low, double high) {
        assertThat(Familiarity.ADDRESS.bits(new long[] {address, network, country}, 40, COMMON_ADDRESS, 1000))
                .isBetween(low, high);
    }

    @ParameterizedTest
    @CsvSource({
        "40, 40, 40, 40, -0.5, -0.3", // usual user agent
        "0, 40, 40, 40, -0.3, 0.2", // a build number changed
        "0, 0, 40, 40, 0.4, 1.4", // browser updated
        "0, 40, 0, 40, 0.4, 1.4", // operating system updated
        "0, 0, 0, 40, 2.8, 3.4", // another browser on another system
        "0, 0, 0, 0, 4.4, 4.4", // another kind of device
    })
    void userAgentEvidenceStaysInItsBand(long agent, long browser, long os, long device, double low, double high) {
        assertThat(Familiarity.USER_AGENT.bits(new long[] {agent, browser, os, device}, 40, COMMON_BROWSER, 1000))
                .isBetween(low, high);
    }

    @Test
    void withinItsBandTheRarerValueGivesLess() {
        long[] matched = {0, 0, 3, 40};
        double common = Familiarity.USER_AGENT.bits(
                matched, 40, new Population.Levels(new long[] {0, 60, 60, 900}, 9, 0), 1000);
        double rare = Familiarity.USER_AGENT.bits(
                matched, 40, new Population.Levels(new long[] {0, 10, 35, 900}, 9, 0), 1000);
        assertThat(rare).isLessThan(common);
    }

    @Test
    void anEmptyPopulationIsJudgedToo() {
        Population.Levels none = new Population.Levels(new long[3], 0, 0);
        assertThat(Familiarity.ADDRESS.bits(new long[] {0, 5, 5}, 5, none, 0)).isBetween(-0.5, 0.0);
    }

    @Test
    void weightsAndBandsMustBeOfOneFeature() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Familiarity(Weights.ADDRESS, Bands.USER_AGENT));
    }

    /** Counts, populations and even counts that contradict each other: the envelope holds for all. */
    @Test
    void matchingMoreNeverGivesMoreBitsWhateverTheCounts() {
        Random random = new Random(20160221);
        SupersetPairs.Tally address = randomPairs(random, Weights.ADDRESS, Familiarity.ADDRESS::bits);
        SupersetPairs.Tally userAgent = randomPairs(random, Weights.USER_AGENT, Familiarity.USER_AGENT::bits);
        assertThat(address.checked()).isGreaterThan(500_000);
        assertThat(address.violated()).isZero();
        assertThat(userAgent.checked()).isGreaterThan(500_000);
        assertThat(userAgent.violated()).isZero();
    }

    @Test
    void theRawRatioFailsTheSameCheck() {
        Evidence raw = (counts, userLogins, levels, logins) ->
                ReferenceModel.ratio(Weights.USER_AGENT, counts, userLogins, levels, logins);
        assertThat(randomPairs(new Random(20160221), Weights.USER_AGENT, raw).violated())
                .isGreaterThan(10_000);
    }

    private static SupersetPairs.Tally randomPairs(Random random, Weights weights, Evidence evidence) {
        SupersetPairs.Tally tally = SupersetPairs.Tally.NONE;
        for (int account = 0; account < 500; account++) {
            long userLogins = 1 + magnitude(random);
            long logins = random.nextInt(20) == 0 ? 0 : userLogins + magnitude(random);
            long distinct = magnitude(random);
            SupersetPairs pairs = new SupersetPairs(weights.levels());
            for (int candidate = 0; candidate < 100; candidate++) {
                long[] userCounts = counts(random, weights.levels(), userLogins);
                Population.Levels levels =
                        new Population.Levels(counts(random, weights.levels(), logins), distinct, random.nextInt(5));
                pairs.add(userCounts, evidence.bits(userCounts, userLogins, levels, logins));
            }
            tally = tally.plus(pairs.tally());
        }
        return tally;
    }

    private static long[] counts(Random random, int levels, long most) {
        return random.longs(levels, 0, most + 1)
                .map(count -> random.nextBoolean() ? count : 0)
                .toArray();
    }

    /** From 1 to some millions, small numbers as likely as large ones. */
    private static long magnitude(Random random) {
        return (long) Math.pow(2, random.nextDouble() * 22);
    }
}

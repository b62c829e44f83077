package io.sekisho.simulator.chance;

import java.util.List;
import java.util.SplittableRandom;

/** Draws that follow from a seed and the keys they were made for, in whatever order anything else is drawn. */
public final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** From here on the normal distribution is near enough, and quicker. */
    private static final double POISSON_BY_NORMAL = 30;

    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    public static Chance of(long seed, long first, long second, long third) {
        return new Chance(mix(mix(mix(mix(seed) + first) + second) + third));
    }

    /** SplitMix64's finalizer (Steele, Lea, Flood 2014). */
    private static long mix(long value) {
        long z = value + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 0 to 1, the latter excluded. */
    public double share() {
        return random.nextDouble();
    }

    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    public int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** Both ends included. */
    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    public double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    public long bits() {
        return random.nextLong();
    }

    public double normal() {
        return random.nextGaussian();
    }

    /** @param sigma of the natural logarithm */
    public double logNormal(double median, double sigma) {
        return median * Math.exp(sigma * random.nextGaussian());
    }

    public double exponential(double mean) {
        return -mean * Math.log1p(-random.nextDouble());
    }

    /** 1 or more: how often something is done whose end comes each time with this probability. */
    public int times(double end) {
        int times = 1;
        while (!happens(end)) {
            times++;
        }
        return times;
    }

    public int poisson(double mean) {
        if (mean > POISSON_BY_NORMAL) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** An index, as likely as its weight. */
    public int weighted(int... weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = random.nextInt(sum);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index];
            index++;
        }
        return index;
    }
}

package io.sekisho.app;

import io.sekisho.engine.likelihood.CausalCounts;
import io.sekisho.engine.likelihood.EnvelopeCheck;
import io.sekisho.engine.likelihood.Observed;
import io.sekisho.engine.likelihood.ReferenceModel;
import io.sekisho.engine.likelihood.SupersetPairs;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the likelihood model with scores of its public reference implementation, and looks for pairs of logins at which
 * the evidence derived from it would reward matching less.
 */
final class EvaluateReference {

    static final int EQUAL = 0;
    static final int DIFFERENT = 1;
    static final int BAD_INPUT = 2;

    /** Room for the order in which floating-point numbers are added, and none for another formula. */
    private static final double TOLERANCE = 1e-9;

    private final Map<Integer, Double> scores;
    private final EnvelopeCheck envelope;
    private final CausalCounts counts = new CausalCounts();
    private double largestDifference;
    private SupersetPairs.Tally pairs = SupersetPairs.Tally.NONE;

    private EvaluateReference(ReferenceFiles files) {
        this.scores = files.scores();
        this.envelope = EnvelopeCheck.ofFamiliarity(files.logins());
    }

    /**
     * Prints {@code compared N, largest relative difference X} and {@code superset pairs checked N, violated V}.
     *
     * @param directory holds {@code logins.csv} and {@code scores.csv}
     * @return exit code: {@link #EQUAL}, {@link #DIFFERENT} when the model differs by 1e-9 or more or a pair is violated,
     *     {@link #BAD_INPUT} when the files cannot be used
     */
    static int run(Path directory, PrintStream out, PrintStream err) {
        ReferenceFiles files;
        try {
            files = ReferenceFiles.read(directory);
        } catch (ReferenceFiles.Unusable e) {
            err.println(e.getMessage());
            return BAD_INPUT;
        }
        EvaluateReference evaluation = new EvaluateReference(files);
        evaluation.replay(files.logins());
        return evaluation.report(out);
    }

    private void replay(List<Observed> logins) {
        for (int row = 0; row < logins.size(); row++) {
            Observed login = logins.get(row);
            Double expected = scores.get(row);
            if (expected != null) {
                compare(login, expected);
            }
            counts.learn(login);
        }
    }

    private void compare(Observed login, double expected) {
        double score = ReferenceModel.score(
                counts.addressCounts(login),
                counts.userAgentCounts(login),
                counts.logins(login.user()),
                counts.population(login));
        largestDifference = Math.max(largestDifference, Math.abs(score - expected) / expected);
        pairs = pairs.plus(envelope.addressPairs(counts, login.user()))
                .plus(envelope.userAgentPairs(counts, login.user()));
    }

    private int report(PrintStream out) {
        out.printf(Locale.ROOT, "compared %d, largest relative difference %.1e%n", scores.size(), largestDifference);
        out.printf(Locale.ROOT, "superset pairs checked %d, violated %d%n", pairs.checked(), pairs.violated());
        return largestDifference < TOLERANCE && pairs.violated() == 0 ? EQUAL : DIFFERENT;
    }
}

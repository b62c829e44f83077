package io.sekisho.demo.lab;

import io.sekisho.client.Assessment;
import io.sekisho.client.Assessment.Reason;
import io.sekisho.client.Assessment.Risk;
import io.sekisho.client.AssessmentDetail;
import io.sekisho.client.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One decision of Sekisho's, as its API explains it.
 *
 * @param operation {@code attempt}, {@code failure}, {@code login}, {@code buy}, {@code sell}, {@code withdrawal} or {@code change}
 * @param heaviest  reasons for an attacker or for the owner, by weight
 */
public record Judged(
        String id,
        Instant at,
        String operation,
        Decision decision,
        @Nullable Risk risk,
        List<Reason> heaviest,
        String rule) {

    private static final int REASONS_MAX = 4;

    static Judged of(AssessmentDetail detail) {
        Assessment answer = detail.answer();
        List<Reason> heaviest = answer.reasons().stream()
                .filter(reason -> reason.bits() != 0)
                .sorted((a, b) -> Double.compare(Math.abs(b.bits()), Math.abs(a.bits())))
                .limit(REASONS_MAX)
                .toList();
        String rule = answer.policy() == null ? "" : answer.policy().rule();
        return new Judged(
                answer.id(),
                detail.time(),
                operation(detail.received()),
                answer.decision(),
                answer.risk(),
                heaviest,
                rule);
    }

    /** In per cent, as people read it. */
    public String chance() {
        return risk == null ? "" : String.format(Locale.ROOT, "%.1f%%", risk.score() * 100);
    }

    public String level() {
        return risk == null ? "" : risk.level().name();
    }

    private static String operation(Map<String, Object> received) {
        return switch (String.valueOf(received.get("type"))) {
            case "login" -> {
                String result = field(received, "login", "result");
                yield result.equals("success") ? "login" : result;
            }
            case "order" -> field(received, "order", "side");
            case "withdrawal" -> "withdrawal";
            default -> "change";
        };
    }

    private static String field(Map<String, Object> received, String part, String name) {
        return received.get(part) instanceof Map<?, ?> fields ? String.valueOf(fields.get(name)) : "";
    }
}

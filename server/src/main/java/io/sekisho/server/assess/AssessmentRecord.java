package io.sekisho.server.assess;

import io.sekisho.engine.Decision;
import io.sekisho.engine.Verdict;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Method;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one assessment beside what was received: enough to give the same answer again, to explain it, and to decide it again.
 *
 * @param engine   version of the engine that decided
 * @param endsAt   when the challenge expires, absent without one
 * @param holdEnds when the hold expires, absent without one
 */
public record AssessmentRecord(
        String engine,
        Facts facts,
        Decision decision,
        Risk risk,
        List<Reason> reasons,
        Verdict.PolicyRef policy,
        List<List<Method>> require,
        List<Method> methods,
        boolean issues,
        @Nullable String challenge,
        @Nullable Instant endsAt,
        @Nullable String hold,
        @Nullable Instant holdEnds) {}

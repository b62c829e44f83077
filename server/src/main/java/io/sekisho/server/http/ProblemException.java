package io.sekisho.server.http;

/** Ends a call with a problem as its answer. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    /** Carries no stack trace: it is an answer, not a fault. */
    public ProblemException(Problem problem) {
        super(problem.status() + " " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}

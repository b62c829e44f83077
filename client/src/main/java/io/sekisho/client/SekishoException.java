package io.sekisho.client;

import org.jspecify.annotations.Nullable;

/** A call that did not come about as asked. */
public abstract sealed class SekishoException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private SekishoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The server looked at the call and says no; calling again as it is does not help. */
    public static final class Refused extends SekishoException {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.message(), null);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }

        public int status() {
            return problem.status();
        }
    }

    /** Too many calls, of a key or about an account (429), and the time to wait is longer than this call may take. */
    public static final class Limited extends SekishoException {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Limited(Problem problem) {
            super(problem.message(), null);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    /** No answer in time, no connection, or a server that cannot work (5xx). */
    public static final class Unavailable extends SekishoException {

        private static final long serialVersionUID = 1;

        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}

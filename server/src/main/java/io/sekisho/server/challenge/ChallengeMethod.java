package io.sekisho.server.challenge;

import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Method;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** A way to step up. Called under the lock of the account, within the transaction that keeps what it returns. */
public interface ChallengeMethod {

    Method method();

    /** The customer chose this method. */
    Started start(Step step);

    /**
     * The customer answered.
     *
     * @param answer the request's fields; what is wrong with them is told by throwing
     */
    Answered answer(Step step, Fields answer);

    /**
     * Where the challenge stands and who is asking.
     *
     * @param id the challenge's
     */
    record Step(Handle handle, String id, ChallengeDocument document, AccountState state, Asking client, Instant now) {}

    /** How a start ended. */
    sealed interface Started {
        /** @param fields what the caller is told beside the status */
        record Begun(ChallengeDocument document, Map<String, Object> fields) implements Started {}

        record Refused(Problem problem) implements Started {}
    }

    /** How an answer ended. */
    sealed interface Answered {
        /** @param assurance what this answer proves */
        record Right(Assurance assurance) implements Answered {}

        /** @param counts whether it counts among the account's wrong answers of the day, too */
        record Wrong(boolean counts) implements Answered {}

        /** Not looked at, for a reason that is recorded and told; no attempt is lost. */
        record NotCounted(String reason, String recorded) implements Answered {}

        record Refused(Problem problem) implements Answered {}
    }
}

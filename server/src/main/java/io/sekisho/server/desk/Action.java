package io.sekisho.server.desk;

import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.hindsight.Label;
import io.sekisho.server.http.Fields;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something done from a case. */
public sealed interface Action {

    int TEXT_LENGTH_MAX = 2_000;
    int NAME_LENGTH_MAX = 100;
    int ID_LENGTH_MAX = 128;

    record Note(String text) implements Action {}

    /** @param assignee absent: nobody any more */
    record Assign(@Nullable String assignee) implements Action {}

    record Move(CaseFile.State state) implements Action {}

    /** Suspends the case's account. */
    record Suspend(String reason) implements Action {}

    /** Begins to restore the case's account. */
    record Restore() implements Action {}

    record Release(String hold, @Nullable String note) implements Action {}

    record Deny(String hold, @Nullable String note) implements Action {}

    /** One assessment of the case's account, or, where that is absent, all its events of a time. */
    record Labelled(
            @Nullable String assessment,
            @Nullable Instant from,
            @Nullable Instant to,
            Label.Verdict verdict) implements Action {}

    /** The names of actions, as the API has them. */
    enum Name {
        NOTE,
        ASSIGN,
        STATE,
        SUSPEND,
        RESTORE,
        RELEASE,
        DENY,
        LABEL
    }

    /** Adds what is wrong to the fields' errors; the action is good only where there are none. */
    static Action read(Fields fields) {
        Name name = fields.requiredEnum("action", Name.class);
        if (!fields.errors().isEmpty()) {
            // Which fields belong to it nobody knows.
            return new Restore();
        }
        return switch (name) {
            case NOTE -> new Note(fields.requiredText("text", TEXT_LENGTH_MAX));
            case ASSIGN -> new Assign(fields.optionalText("assignee", NAME_LENGTH_MAX));
            case STATE -> new Move(fields.requiredEnum("state", CaseFile.State.class));
            case SUSPEND -> new Suspend(fields.requiredText("reason", TEXT_LENGTH_MAX));
            case RESTORE -> new Restore();
            case RELEASE ->
                new Release(fields.requiredText("hold", ID_LENGTH_MAX), fields.optionalText("note", TEXT_LENGTH_MAX));
            case DENY ->
                new Deny(fields.requiredText("hold", ID_LENGTH_MAX), fields.optionalText("note", TEXT_LENGTH_MAX));
            case LABEL -> label(fields);
        };
    }

    private static Action label(Fields fields) {
        Label.Verdict verdict = fields.requiredEnum("label", Label.Verdict.class);
        String assessment = fields.optionalText("assessment", ID_LENGTH_MAX);
        if (assessment != null) {
            return new Labelled(assessment, null, null, verdict);
        }
        Instant from = fields.requiredInstant("from");
        Instant to = fields.requiredInstant("to");
        if (from.isAfter(to)) {
            fields.reject("to", "must not be before from");
        }
        return new Labelled(null, from, to, verdict);
    }
}

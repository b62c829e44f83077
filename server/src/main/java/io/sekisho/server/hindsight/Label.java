package io.sekisho.server.hindsight;

import io.sekisho.server.http.Fields;
import java.time.Instant;

/** Whose doing something was. */
public sealed interface Label {

    /** What it was found to be. */
    enum Verdict {
        TAKEOVER,
        HONEST
    }

    Verdict verdict();

    /** One assessment. */
    record OfAssessment(String assessment, Verdict verdict) implements Label {}

    /** All events of an account in a time, both ends included. */
    record OfTime(String account, Instant from, Instant to, Verdict verdict) implements Label {}

    int ID_LENGTH_MAX = 128;

    /** Adds what is wrong to the fields' errors; the label is good only where there are none. */
    static Label read(Fields fields) {
        Verdict verdict = fields.requiredEnum("label", Verdict.class);
        String assessment = fields.optionalText("assessment", ID_LENGTH_MAX);
        if (assessment != null) {
            if (fields.has("account")) {
                fields.reject("account", "must not be there beside an assessment");
            }
            return new OfAssessment(assessment, verdict);
        }
        if (!fields.has("account")) {
            fields.reject("assessment", "must be there, or else account, from and to");
            return new OfAssessment("", verdict);
        }
        String account = fields.requiredText("account", ID_LENGTH_MAX);
        Instant from = fields.requiredInstant("from");
        Instant to = fields.requiredInstant("to");
        if (from.isAfter(to)) {
            fields.reject("to", "must not be before from");
        }
        return new OfTime(account, from, to, verdict);
    }
}

package io.sekisho.server.casework;

import io.sekisho.server.http.Problem;
import io.sekisho.server.http.WireNames;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case.
 *
 * @param id          {@code case_…}
 * @param subject     what it is about, as its kind says: an account, or a host
 * @param assignee    who works on it, absent while nobody does
 * @param summary     what it was opened for
 * @param assessments those it is about, by id
 */
public record CaseFile(
        String id,
        Kind kind,
        String subject,
        State state,
        @Nullable String assignee,
        Instant openedAt,
        String summary,
        List<String> assessments) {

    /** What it was opened for. */
    public enum Kind {
        SUSPENSION,
        /** Somebody who was asked to prove themselves said that it was not them. */
        NOT_ME,
        TAKEOVER_REPORT,
        /** A passkey that may have been copied, or was removed by staff. */
        PASSKEY,
        /** A host that poses as the brokerage's, seen by the beacon or named in a mail. */
        PHISHING_SITE,
        /** A session that might only look was let go on. */
        RESTRICTION,
        /** Accounts that buy the same thin symbol together; about the symbol by which it was found. */
        SCHEME;

        /** What cases of this kind are about. */
        public Subject subject() {
            return switch (this) {
                case SUSPENSION, NOT_ME, TAKEOVER_REPORT, PASSKEY, RESTRICTION -> Subject.ACCOUNT;
                case PHISHING_SITE -> Subject.HOST;
                case SCHEME -> Subject.SYMBOL;
            };
        }
    }

    public enum Subject {
        ACCOUNT,
        HOST,
        SYMBOL
    }

    public enum State {
        OPEN,
        IN_PROGRESS,
        CLOSED
    }

    /**
     * One line of a case's log.
     *
     * @param actor a person, a program, or {@code customer}
     * @param what  such as {@code note}, {@code assign}, {@code state}, {@code suspended}
     */
    public record Entry(Instant at, String actor, String what, String text) {}

    public boolean aboutAccount() {
        return kind.subject() == Subject.ACCOUNT;
    }

    /**
     * The account that it is about, for what is done to accounts.
     *
     * @throws io.sekisho.server.http.ProblemException 409 where it is about something else
     */
    public String account() {
        if (!aboutAccount()) {
            throw Problem.conflict("the case is about no account").exception();
        }
        return subject;
    }

    /** As the API tells it. */
    public Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("kind", kind.name());
        told.put(WireNames.of(kind.subject()), subject);
        told.put("state", WireNames.of(state));
        if (assignee != null) {
            told.put("assignee", assignee);
        }
        told.put("openedAt", openedAt);
        told.put("summary", summary);
        told.put("assessments", assessments);
        return told;
    }
}

package io.sekisho.server.exposure;

import io.sekisho.engine.Containing;
import io.sekisho.engine.event.Change;
import io.sekisho.server.account.CustomerMails;
import io.sekisho.server.account.PacedMails;
import io.sekisho.server.assess.Followed;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Scope;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.notice.Notice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The list of exposed accounts. Listing one and marking its memory are one transaction under the account's lock. */
public final class Exposures implements PacedMails.Source {

    static final int LISTED_MAX = 100;

    private static final String BEACON = "beacon";

    private final Jdbi jdbi;
    private final AccountMemory memory;
    private final CustomerMails mails;
    private final InstantSource clock;

    public Exposures(Jdbi jdbi, AccountMemory memory, CustomerMails mails, InstantSource clock) {
        this.jdbi = jdbi;
        this.memory = memory;
        this.mails = mails;
        this.clock = clock;
    }

    /**
     * How far it has come.
     *
     * @param openSince when the oldest open one was listed, absent where none is open
     */
    public record Progress(
            long listed, long changed, @Nullable Instant openSince) {

        public long open() {
            return listed - changed;
        }
    }

    /** Some of the list, newest first, and how far all of it has come. */
    public record Page(
            Progress progress,
            List<Exposure> exposures,
            @Nullable Long next) {}

    /**
     * Lists an account, which comes into being where it does not exist: exposed it is all the same.
     *
     * @return false where it is listed and open already
     * @throws io.sekisho.server.http.ProblemException 403
     */
    public boolean list(Principal who, Exposure.Line line) {
        who.requireAnyOf(Scope.ANALYST, Scope.IMPORT);
        return list(line, who.actor());
    }

    private boolean list(Exposure.Line line, String by) {
        return memory.change(line.account(), (handle, state) -> {
            Instant now = clock.instant();
            // An entry that is still open, though nothing is exposed any more, begins anew: its secrets are out again.
            boolean known = state.restraints().exposedSince() != null;
            boolean fresh = ExposureTable.insert(handle, line, by, now)
                    || (!known && ExposureTable.restart(handle, line, by, now));
            return new AccountMemory.Changed<>(known && !fresh ? state : Containing.exposed(state, now), fresh);
        });
    }

    /** What the decision log tells: secrets changed, and logins of browsers that had been on a phishing host. */
    public void follow(Followed followed) {
        switch (followed) {
            case Followed.Changed changed -> changed(changed);
            case Followed.Lured lured -> lured(lured);
        }
    }

    private void changed(Followed.Changed changed) {
        if (changed.field() == Change.Field.PASSWORD || changed.field() == Change.Field.PIN) {
            boolean password = changed.field() == Change.Field.PASSWORD;
            jdbi.useTransaction(handle -> ExposureTable.changed(handle, changed.account(), password, changed.at()));
        }
    }

    /** The same login is told again and again for a while, also after the secrets were changed. */
    private void lured(Followed.Lured lured) {
        Optional<Exposure> latest = find(lured.account());
        if (latest.isEmpty() || lured.at().isAfter(latest.get().listedAt())) {
            list(new Exposure.Line(lured.account(), BEACON + ": " + lured.host(), lured.at()), BEACON);
        }
    }

    @Override
    public String kind() {
        return Notice.CredentialsExposed.KIND;
    }

    @Override
    public int tellSome(Handle handle, int max, Instant now) {
        List<Exposure> some = ExposureTable.toTell(handle, max);
        for (Exposure exposure : some) {
            boolean mailed = mails.tell(handle, exposure.account(), new Notice.CredentialsExposed(now), now);
            ExposureTable.told(handle, exposure.id(), mailed, now);
        }
        return some.size();
    }

    /** The latest of an account, open or not. */
    public Optional<Exposure> find(String account) {
        return jdbi.withHandle(handle -> ExposureTable.latest(handle, account));
    }

    /**
     * A page of the list.
     *
     * @param open  absent: changed ones too
     * @param after {@link Page#next} of the page before
     */
    public Page page(@Nullable Boolean open, @Nullable Long after) {
        return jdbi.withHandle(handle -> {
            List<Exposure> found = ExposureTable.list(handle, open, after, LISTED_MAX + 1);
            List<Exposure> page = found.subList(0, Math.min(found.size(), LISTED_MAX));
            Long next = found.size() > LISTED_MAX ? page.getLast().id() : null;
            return new Page(ExposureTable.progress(handle), page, next);
        });
    }

    /** All of the list as a table, oldest first; a hundred thousand accounts are some ten megabytes. */
    public String csv() {
        ExposureCsv csv = new ExposureCsv();
        jdbi.useTransaction(handle -> ExposureTable.each(handle, csv::add));
        return csv.toString();
    }
}

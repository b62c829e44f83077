package io.sekisho.server.campaign;

import io.sekisho.engine.event.Change;
import io.sekisho.server.account.CustomerMails;
import io.sekisho.server.account.PacedMails;
import io.sekisho.server.assess.Followed;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import io.sekisho.server.notice.Notice;
import io.sekisho.server.secret.RandomIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Campaigns: everybody is addressed and mailed in small steps, each its own transaction, so a server that dies goes on where it was. */
public final class Campaigns implements PacedMails.Source {

    static final int LISTED_MAX = 100;

    /** Accounts addressed in one transaction. */
    private static final int ADDRESSED_AT_ONCE = 1_000;

    private final Jdbi jdbi;
    private final CustomerMails mails;
    private final RandomIds ids;
    private final InstantSource clock;

    public Campaigns(Jdbi jdbi, CustomerMails mails, RandomIds ids, InstantSource clock) {
        this.jdbi = jdbi;
        this.mails = mails;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A campaign to be started.
     *
     * @param fields   password, PIN or both
     * @param accounts absent: all
     */
    public record Wanted(
            String name, Set<Change.Field> fields, @Nullable List<String> accounts) {}

    /** @throws io.sekisho.server.http.ProblemException 403 */
    public Campaign start(Principal who, Wanted wanted) {
        who.requireAnyOf(Scope.SUPERVISOR);
        Instant now = clock.instant();
        String id = ids.nextInTime("cmp_", now);
        return jdbi.inTransaction(handle -> {
            CampaignTable.insert(handle, id, wanted, who.actor(), now);
            return CampaignTable.find(handle, id).orElseThrow();
        });
    }

    /**
     * Sends no further mails; changes are still counted.
     *
     * @throws io.sekisho.server.http.ProblemException 403, 404
     */
    public Campaign stop(Principal who, String id) {
        who.requireAnyOf(Scope.SUPERVISOR);
        return jdbi.inTransaction(handle -> {
            CampaignTable.stop(handle, id, clock.instant());
            return CampaignTable.find(handle, id).orElseThrow(() -> notFound().exception());
        });
    }

    public Optional<Campaign> find(String id) {
        return jdbi.withHandle(handle -> CampaignTable.find(handle, id));
    }

    /** Newest first, {@value #LISTED_MAX} at most. */
    public List<Campaign> list() {
        return jdbi.withHandle(handle -> CampaignTable.list(handle, LISTED_MAX));
    }

    /** What running campaigns recommend to an account and it has not changed since; shown on pages. */
    public Set<Change.Field> recommended(String account) {
        return jdbi.withHandle(handle -> CampaignTable.recommended(handle, account));
    }

    /** Counts changes of secrets, as the decision log tells them. */
    public void follow(Followed followed) {
        if (followed instanceof Followed.Changed changed
                && (changed.field() == Change.Field.PASSWORD || changed.field() == Change.Field.PIN)) {
            boolean password = changed.field() == Change.Field.PASSWORD;
            jdbi.useTransaction(handle -> CampaignTable.changed(handle, changed.account(), password, changed.at()));
        }
    }

    @Override
    public String kind() {
        return Notice.ChangeRecommended.KIND;
    }

    @Override
    public int tellSome(Handle handle, int max, Instant now) {
        // Accounts are added before the mails, so a campaign to everybody says soon how many that is.
        Optional<CampaignTable.Addressing> addressing = CampaignTable.addressing(handle);
        if (addressing.isPresent()) {
            CampaignTable.addressSome(handle, addressing.get(), ADDRESSED_AT_ONCE);
            return 1;
        }
        List<CampaignTable.ToTell> some = CampaignTable.toTell(handle, max);
        for (CampaignTable.ToTell one : some) {
            Notice notice = new Notice.ChangeRecommended(
                    one.fields().contains(Change.Field.PASSWORD), one.fields().contains(Change.Field.PIN), now);
            CampaignTable.told(handle, one, mails.tell(handle, one.account(), notice, now), now);
        }
        return some.size();
    }

    static Problem notFound() {
        return Problem.notFound("there is no such campaign");
    }
}

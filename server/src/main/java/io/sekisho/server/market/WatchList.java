package io.sekisho.server.market;

import io.sekisho.engine.fact.Watched;
import io.sekisho.server.http.Principal;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Symbols under suspicion. What is put on the list or taken off counts in every assessment on this server when the call returns. */
public final class WatchList {

    /** More is no list of suspicions but a market closed. */
    static final int SYMBOLS_MAX = 10_000;

    private static final int HISTORY_MAX = 100;

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(WatchList.class);

    private final Jdbi jdbi;
    private final CurrentMarket current;
    private final InstantSource clock;

    WatchList(Jdbi jdbi, CurrentMarket current, InstantSource clock) {
        this.jdbi = jdbi;
        this.current = current;
        this.clock = clock;
    }

    /**
     * Puts a symbol on the list, or changes its entry.
     *
     * @throws io.sekisho.server.http.ProblemException 403, also where a feed would weaken an entry; 422 where the list is full
     */
    public WatchedSymbol put(Principal who, String symbol, Watched entry) {
        String checked = Symbols.checked(symbol);
        put(who, List.of(new WatchedSymbol.Wanted(checked, entry)));
        current.reload();
        return find(checked).orElseThrow();
    }

    /**
     * Puts them all or none; in force after {@link CurrentMarket#reload}.
     *
     * @return how many were new or other than before
     */
    int put(Principal who, List<WatchedSymbol.Wanted> wanted) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.MARKET);
        boolean person = who.has(Scope.ANALYST) || who.has(Scope.SUPERVISOR);
        Instant now = clock.instant();
        return jdbi.inTransaction(handle -> {
            MarketTable.lock(handle);
            WatchTable.removeOver(handle, now);
            int changed = 0;
            for (WatchedSymbol.Wanted one : wanted) {
                if (!person) {
                    requireNotWeaker(handle, one, now);
                }
                changed += WatchTable.put(handle, one.symbol(), one.entry(), who.actor(), now) ? 1 : 0;
            }
            requireRoom(handle);
            if (changed > 0) {
                WatchTable.changed(handle);
            }
            return changed;
        });
    }

    /**
     * Puts a symbol that surveillance suspects on the list, within a transaction, or makes its entry there the stronger and the longer of
     * both; in force after {@link MarketParts#reload}.
     *
     * @param since when the suspicion arose: who took the symbol off after that is not overruled
     * @return whether the list changed
     */
    public boolean suspect(Handle handle, String symbol, Watched entry, String actor, Instant since, Instant now) {
        MarketTable.lock(handle);
        WatchTable.removeOver(handle, now);
        if (WatchTable.removedSince(handle, symbol, since)) {
            return false;
        }
        Optional<Watched> known = WatchTable.find(handle, symbol, now).map(WatchedSymbol::entry);
        if (known.isEmpty() && WatchTable.count(handle) >= SYMBOLS_MAX) {
            LOG.warn("the watch list is full: {} is suspected and not on it", symbol);
            return false;
        }
        boolean changed = WatchTable.put(
                handle, symbol, known.map(there -> stronger(there, entry)).orElse(entry), actor, now);
        if (changed) {
            WatchTable.changed(handle);
        }
        return changed;
    }

    private static Watched stronger(Watched there, Watched wanted) {
        Watched acting = there.action().compareTo(wanted.action()) >= 0 ? there : wanted;
        return new Watched(acting.action(), acting.reason(), longer(there.until(), wanted.until()));
    }

    /** A day more is not worth an entry in the log for each account that joins. */
    private static @Nullable Instant longer(@Nullable Instant there, @Nullable Instant wanted) {
        boolean lasts = there == null || (wanted != null && !there.isBefore(wanted.minus(A_DAY)));
        return lasts ? there : wanted;
    }

    private static void requireRoom(Handle handle) {
        if (WatchTable.count(handle) > SYMBOLS_MAX) {
            throw Problem.impossible("the watch list holds at most " + SYMBOLS_MAX + " symbols; remove some first")
                    .exception();
        }
    }

    /**
     * Takes a symbol off the list.
     *
     * @return false where it was not on it
     * @throws io.sekisho.server.http.ProblemException 403
     */
    public boolean remove(Principal who, String symbol) {
        who.requireAnyOf(Scope.ANALYST, Scope.SUPERVISOR);
        Instant now = clock.instant();
        boolean removed = jdbi.inTransaction(handle -> {
            MarketTable.lock(handle);
            WatchTable.removeOver(handle, now);
            boolean was = WatchTable.remove(handle, symbol.strip(), who.actor(), now);
            WatchTable.changed(handle);
            return was;
        });
        current.reload();
        return removed;
    }

    /** A feed adds suspicions; to drop one is for people. */
    private static void requireNotWeaker(Handle handle, WatchedSymbol.Wanted wanted, Instant now) {
        Watched next = wanted.entry();
        boolean weaker = WatchTable.find(handle, wanted.symbol(), now)
                .map(WatchedSymbol::entry)
                .filter(known -> next.action().compareTo(known.action()) < 0 || endsEarlier(next, known))
                .isPresent();
        if (weaker) {
            throw Problem.forbidden(
                            "weakening the entry of " + wanted.symbol() + " takes the scope analyst or supervisor")
                    .exception();
        }
    }

    private static boolean endsEarlier(Watched next, Watched known) {
        Instant end = next.until();
        Instant knownEnd = known.until();
        return end != null && (knownEnd == null || end.isBefore(knownEnd));
    }

    /** Those that count now, by symbol. */
    public List<WatchedSymbol> list() {
        return jdbi.withHandle(handle -> WatchTable.list(handle, clock.instant()));
    }

    public Optional<WatchedSymbol> find(String symbol) {
        return jdbi.withHandle(handle -> WatchTable.find(handle, symbol.strip(), clock.instant()));
    }

    /** Who put a symbol on the list and took it off, newest first; the last hundred times. */
    public List<WatchedSymbol.Change> history(String symbol) {
        return jdbi.withHandle(handle -> WatchTable.history(handle, symbol.strip(), HISTORY_MAX));
    }

    /** All as a table. */
    String csv() {
        StringBuilder csv = new StringBuilder(WatchedSymbol.CSV_HEAD);
        list().forEach(one -> csv.append(one.csv()));
        return csv.toString();
    }
}

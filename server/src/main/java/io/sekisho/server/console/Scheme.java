package io.sekisho.server.console;

import io.sekisho.server.casework.CaseFile;
import io.sekisho.surveillance.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * A scheme: accounts that buy the same symbols together, and what came of it.
 *
 * @param symbols       the case's own first
 * @param alerts        the earliest first
 * @param parts         the accounts that take part, in the order in which they joined; then those that bought too
 * @param cleared       accounts that were found to have no part in it
 * @param tallies       by symbol, of those that take part
 * @param beneficiaries the most suspected first
 */
public record Scheme(
        CaseFile file,
        List<String> symbols,
        List<Told> alerts,
        List<Part> parts,
        List<String> cleared,
        Map<String, Tally> tallies,
        List<Gain> beneficiaries) {

    /**
     * An account that takes part, or only bought while others did.
     *
     * @param bits    evidence against it, the most that any alert says
     * @param suspect whether it takes part: there is evidence against it, not only its buying
     * @param tried   by symbol
     */
    public record Part(
            String account,
            String assessment,
            Instant at,
            double bits,
            boolean suspect,
            boolean suspended,
            Map<String, Tally> tried) {

        public Tally of(String symbol) {
            return tried.getOrDefault(symbol, NOTHING);
        }
    }

    /** An account that may gain from it, and the alert that says so. */
    public record Gain(Told alert, Joined member, boolean suspended, boolean takesPart) {}

    private static final int SHOWN = 500;

    /** Who gained from a symbol so long before its scheme has nothing to do with it. */
    private static final Duration EARLIER = Duration.ofDays(8);

    private static final Tally NOTHING = Tally.of(List.of());

    /** Whatever is known of it now. */
    static Scheme of(Handle handle, CaseFile file) {
        List<Told> alerts = SchemeTable.alerts(handle, file.id());
        List<String> symbols = symbols(file, alerts);
        Map<String, Joined> members = members(handle, alerts, Alert.Kind.CONVERGENCE);
        Set<String> suspects = Set.copyOf(members.keySet());
        members(handle, alerts, Alert.Kind.PRESSURE).forEach(members::putIfAbsent);
        List<Told> gains = SchemeTable.beneficiaries(
                handle, file.id(), symbols, since(file, alerts).minus(EARLIER));
        List<Joined> gaining = SchemeTable.joined(handle, gains);
        Set<String> accounts = new LinkedHashSet<>(members.keySet());
        gaining.forEach(one -> accounts.add(one.account()));
        Set<String> suspended = SchemeTable.suspended(handle, accounts);
        List<Attempt> attempts = SchemeTable.attempts(
                handle, members.values().stream().map(Joined::assessment).toList(), symbols);
        return new Scheme(
                file,
                symbols,
                alerts,
                parts(members.values(), attempts, suspects, suspended),
                SchemeTable.cleared(handle, alerts),
                bySymbol(attempts.stream()
                        .filter(attempt -> suspects.contains(attempt.account()))
                        .toList()),
                gains(gains, gaining, suspended, suspects));
    }

    private static List<String> symbols(CaseFile file, Collection<Told> alerts) {
        Set<String> symbols = new LinkedHashSet<>();
        symbols.add(file.subject());
        alerts.stream().filter(Told::aboutSymbol).forEach(alert -> symbols.add(alert.key()));
        return List.copyOf(symbols);
    }

    /** The symbols of a scheme and the accounts that take part, as they joined, without what they tried to buy. */
    record Outline(List<String> symbols, List<Joined> suspects) {

        static Outline of(Handle handle, CaseFile file) {
            List<Told> alerts = SchemeTable.alerts(handle, file.id());
            return new Outline(
                    Scheme.symbols(file, alerts),
                    List.copyOf(members(handle, alerts, Alert.Kind.CONVERGENCE).values()));
        }
    }

    /** Of one that is in several alerts, when it joined first, with the most that is held against it. */
    private static Map<String, Joined> members(Handle handle, List<Told> alerts, Alert.Kind kind) {
        Map<String, Joined> members = new LinkedHashMap<>();
        SchemeTable.joined(
                        handle,
                        alerts.stream().filter(alert -> alert.kind() == kind).toList())
                .forEach(one -> members.merge(
                        one.account(),
                        one,
                        (first, later) -> new Joined(
                                first.alert(),
                                first.account(),
                                first.assessment(),
                                first.at(),
                                Math.max(first.bits(), later.bits()),
                                first.quantity())));
        return members;
    }

    private static List<Part> parts(
            Collection<Joined> members, List<Attempt> attempts, Set<String> suspects, Set<String> suspended) {
        Map<String, List<Attempt>> byAccount = attempts.stream().collect(Collectors.groupingBy(Attempt::account));
        return members.stream()
                .map(one -> new Part(
                        one.account(),
                        one.assessment(),
                        one.at(),
                        one.bits(),
                        suspects.contains(one.account()),
                        suspended.contains(one.account()),
                        bySymbol(byAccount.getOrDefault(one.account(), List.of()))))
                .toList();
    }

    private static Map<String, Tally> bySymbol(Collection<Attempt> attempts) {
        return attempts.stream()
                .collect(Collectors.groupingBy(
                        Attempt::symbol, Collectors.collectingAndThen(Collectors.toList(), Tally::of)));
    }

    private static List<Gain> gains(
            List<Told> alerts, List<Joined> gaining, Set<String> suspended, Set<String> members) {
        Map<String, Told> byId = alerts.stream().collect(Collectors.toMap(Told::id, alert -> alert));
        List<Gain> gains = new ArrayList<>();
        for (Joined one : gaining) {
            Told alert = byId.get(one.alert());
            if (alert != null) {
                gains.add(new Gain(alert, one, suspended.contains(one.account()), members.contains(one.account())));
            }
        }
        gains.sort(Comparator.comparingDouble((Gain gain) -> -gain.member().bits())
                .thenComparing(gain -> gain.member().account()));
        return gains;
    }

    /** When it began. */
    public Instant since() {
        return since(file, alerts);
    }

    private static Instant since(CaseFile file, List<Told> alerts) {
        return alerts.stream().map(Told::since).min(Instant::compareTo).orElse(file.openedAt());
    }

    public Tally of(String symbol) {
        return tallies.getOrDefault(symbol, NOTHING);
    }

    /** As many accounts as one page tells one by one. */
    public List<Part> shown() {
        return parts.subList(0, Math.min(parts.size(), SHOWN));
    }

    /** Accounts that take part and are not suspended. */
    public List<String> active() {
        return parts.stream()
                .filter(part -> part.suspect() && !part.suspended())
                .map(Part::account)
                .toList();
    }

    /** How many take part. */
    public long suspects() {
        return parts.stream().filter(Part::suspect).count();
    }

    /** Whether an account takes part. */
    boolean has(String account) {
        return parts.stream().anyMatch(part -> part.suspect() && part.account().equals(account));
    }
}

package io.sekisho.surveillance.scheme;

import io.sekisho.surveillance.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Different accounts met under one key within an hour, against how many usually are.
 *
 * @param accounts of the last hour, the newest last
 * @param hour     since 1970, of the newest
 * @param met      accounts met anew in that hour
 * @param hours    that were learned from
 * @param usual    accounts in an hour, as learned
 * @param since    when the burst that was told of began; absent while none is on
 */
public record Burst(
        List<Alert.Member> accounts,
        long hour,
        int met,
        int hours,
        double usual,
        @Nullable Instant since) {

    static final Burst NONE = new Burst(List.of(), 0, 0, 0, 0, null);

    static final Duration WINDOW = Duration.ofHours(1);

    /** Kept of one key; beyond, the oldest falls out, and the number told stays there. */
    static final int ACCOUNTS_MAX = 256;

    /** The usual number is an average over three days, nights included. */
    private static final int LEARNED_HOURS = 72;

    /** As if a key had been seen for so many hours, with nothing, before its first: a burst of a new key is no habit yet (judgement). */
    private static final int NEW_HOURS = 12;

    /** Whether the account was met within the hour. */
    boolean has(String account) {
        return accounts.stream().anyMatch(member -> member.account().equals(account));
    }

    Burst plus(Alert.Member member) {
        Burst turned = turned(member.at());
        List<Alert.Member> next = new ArrayList<>(turned.accounts.size() + 1);
        for (Alert.Member other : turned.accounts) {
            if (!other.account().equals(member.account())) {
                next.add(other);
            }
        }
        next.add(member);
        List<Alert.Member> kept = next.size() > ACCOUNTS_MAX ? next.subList(1, next.size()) : next;
        return new Burst(
                List.copyOf(kept),
                turned.hour,
                turned.met + (turned.has(member.account()) ? 0 : 1),
                turned.hours,
                turned.usual,
                turned.since);
    }

    /** At a later instant, those that are over an hour old gone. */
    private Burst turned(Instant now) {
        List<Alert.Member> lately = accounts.stream()
                .filter(member -> !member.at().plus(WINDOW).isBefore(now))
                .toList();
        long next = Math.max(hour, now.getEpochSecond() / 3600);
        Instant stillSince = lately.isEmpty() ? null : since;
        if (hour == 0 || next == hour) {
            return new Burst(lately, next, met, hours, usual, stillSince);
        }
        int gone = (int) Math.min(LEARNED_HOURS * 10L, next - hour);
        double learned = usual + (met - usual) / weight(hours);
        int total = hours + 1;
        // Hours in which nothing was met.
        for (int i = 1; i < gone; i++) {
            learned -= learned / weight(total);
            total++;
        }
        return new Burst(lately, next, 0, Math.min(LEARNED_HOURS, total), learned, stillSince);
    }

    private static double weight(int hours) {
        return Math.min(LEARNED_HOURS, NEW_HOURS + 1 + hours);
    }

    Burst told(Instant began) {
        return new Burst(accounts, hour, met, hours, usual, began);
    }

    /** As usual again. */
    Burst over() {
        return new Burst(accounts, hour, met, hours, usual, null);
    }
}

package io.sekisho.surveillance.scheme;

import io.sekisho.surveillance.Alert;
import java.time.Duration;
import java.time.Instant;
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

    /** Met again so soon, nothing is new. */
    private static final Duration SAME = Duration.ofMinutes(10);

    /** Kept of one key; beyond, the oldest falls out, and the number told stays there. */
    static final int ACCOUNTS_MAX = 256;

    /** The usual number is an average over three days, nights included. */
    private static final int LEARNED_HOURS = 72;

    /** As if a key had been seen for so many hours, with nothing, before its first: a burst of a new key is no habit yet (judgement). */
    private static final int NEW_HOURS = 12;

    /** Whether the account was met within the hour. */
    boolean has(String account) {
        return indexOf(account) >= 0;
    }

    private int indexOf(String account) {
        for (int i = 0; i < accounts.size(); i++) {
            if (accounts.get(i).account().equals(account)) {
                return i;
            }
        }
        return -1;
    }

    Burst plus(Alert.Member member) {
        Burst turned = turned(member.at());
        int known = turned.indexOf(member.account());
        if (known >= 0
                && Duration.between(turned.accounts.get(known).at(), member.at())
                                .compareTo(SAME)
                        < 0) {
            return turned;
        }
        int drop = known < 0 && turned.accounts.size() == ACCOUNTS_MAX ? 0 : known;
        Alert.Member[] next = new Alert.Member[turned.accounts.size() + (drop < 0 ? 1 : 0)];
        int at = 0;
        for (int i = 0; i < turned.accounts.size(); i++) {
            if (i != drop) {
                next[at++] = turned.accounts.get(i);
            }
        }
        next[at] = member;
        return new Burst(
                List.of(next), turned.hour, turned.met + (known < 0 ? 1 : 0), turned.hours, turned.usual, turned.since);
    }

    /** At a later instant, those that are over an hour old gone; they stand nearly in the order of time. */
    private Burst turned(Instant now) {
        Instant from = now.minus(WINDOW);
        int over = 0;
        while (over < accounts.size() && accounts.get(over).at().isBefore(from)) {
            over++;
        }
        List<Alert.Member> lately = over == 0 ? accounts : List.copyOf(accounts.subList(over, accounts.size()));
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

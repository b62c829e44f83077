package io.sekisho.surveillance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * What a detector says, again with each account that joins: whoever receives it adds it to what came before under the same id, so that
 * hearing it twice changes nothing.
 *
 * @param id       the same wherever and however often the pattern is found
 * @param key      what it is about: a symbol, a network, a tool, a page, an address
 * @param since    of the earliest event in it
 * @param at       of the event that completed the pattern or added to it
 * @param members  accounts that are new in it, or new in their part: all of them at first, later those that join
 * @param surprise how much less likely than chance would have it, in bits; of the whole so far
 * @param figures  what people read beside it, by name
 */
public record Alert(
        String id,
        Kind kind,
        String key,
        Instant since,
        Instant at,
        List<Member> members,
        double surprise,
        Map<String, String> figures) {

    public enum Kind {
        /** Accounts with evidence against them buy the same thin symbol. */
        CONVERGENCE,
        /** Our customers together move a symbol's price. */
        PRESSURE,
        /** Odd logins in numbers from one network, with one tool, or after one page. */
        HARVEST,
        /** Accounts that had bought before sell into the rise. */
        BENEFICIARY,
        /** Many accounts tried from one address, network or tool. */
        STUFFING
    }

    /**
     * An account in it.
     *
     * @param assessment the event by which it joined
     * @param at         when
     * @param bits       evidence against it, for a beneficiary how strongly it is suspected
     * @param units      bought, or sold by a beneficiary; 0 where it is about logins
     * @param yen        value of those
     */
    public record Member(String account, String assessment, Instant at, double bits, long units, long yen) {}

    private static final int ID_BYTES = 12;

    public Alert {
        members = List.copyOf(members);
        figures = Map.copyOf(figures);
    }

    /** The id of what began at an instant: two runs that see the same events name it alike. */
    public static String idOf(Kind kind, String key, Instant since) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((kind + "|" + key + "|" + since.toEpochMilli()).getBytes(StandardCharsets.UTF_8));
            return "al_" + HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package io.sekisho.server.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of networks, an entry a line: an address, a network, or an autonomous system as {@code AS64500} or as the first
 * column of a CSV file. Text behind {@code #} or {@code ;} is a comment, further columns are ignored.
 *
 * @param version the file's name and the first 32 bits of its SHA-256, enough to tell versions apart
 */
record ListFile(List<AddressRange> ranges, List<Long> systems, String version) {

    /** Some five hundred times the public lists. */
    static final long MAX_BYTES = 64L << 20;

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern COMMENT = Pattern.compile("[#;].*");
    private static final Pattern CSV_HEADER = Pattern.compile("(?i)\"?asn\"?\\s*,.*");
    private static final Pattern SYSTEM = Pattern.compile("(?i)AS(\\d{1,10})");
    private static final Pattern CSV_SYSTEM =
            Pattern.compile("\"?(?:AS)?(\\d{1,10})\"?\\s*,.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern FURTHER_COLUMNS = Pattern.compile("\\s*,.*");
    private static final long MAX_SYSTEM = 0xffff_ffffL;

    /** @throws BadList naming every bad line, so that none of the file is used by halves */
    static ListFile read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new BadList(file, "larger than " + (MAX_BYTES >> 20) + " MiB");
            }
            return parse(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new BadList(file, "cannot be read: " + e);
        }
    }

    private static ListFile parse(Path file, byte[] content) {
        List<AddressRange> ranges = new ArrayList<>();
        List<Long> systems = new ArrayList<>();
        List<String> bad = new ArrayList<>();
        List<String> lines = text(content).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String entry = COMMENT.matcher(lines.get(i)).replaceFirst("").strip();
            try {
                if (!entry.isEmpty() && !(i == 0 && CSV_HEADER.matcher(entry).matches())) {
                    read(entry, ranges, systems);
                }
            } catch (IllegalArgumentException e) {
                bad.add("line " + (i + 1) + ": " + e.getMessage());
            }
        }
        if (!bad.isEmpty()) {
            throw new BadList(file, bad);
        }
        return new ListFile(ranges, systems, file.getFileName() + "@" + digest(content));
    }

    private static String text(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static void read(String entry, List<AddressRange> ranges, List<Long> systems) {
        Matcher system = (entry.indexOf(',') < 0 ? SYSTEM : CSV_SYSTEM).matcher(entry);
        if (system.matches()) {
            systems.add(system(system.group(1)));
        } else {
            ranges.add(range(FURTHER_COLUMNS.matcher(entry).replaceFirst("")));
        }
    }

    private static long system(String digits) {
        long number = Long.parseLong(digits);
        if (number == 0 || number > MAX_SYSTEM) {
            throw new IllegalArgumentException("AS" + digits + " is not between AS1 and AS" + MAX_SYSTEM);
        }
        return number;
    }

    private static AddressRange range(String text) {
        AddressRange range = parsed(text);
        if (range.isEverything()) {
            throw new IllegalArgumentException(text + " would list every address");
        }
        return range;
    }

    private static AddressRange parsed(String text) {
        try {
            return AddressRange.parse(text);
        } catch (BadAddress e) {
            throw new IllegalArgumentException(
                    e.getMessage() + "; a line holds an address, a network such as 198.51.100.0/24, or AS and a number",
                    e);
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 4).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.sekisho.server.phishing;

import java.net.IDN;
import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The brokerage's own hosts: those named, what lies below them, and the whole of what was registered with them. */
public final class OwnHosts {

    /** A name's part shorter than this says too little to look like anything. */
    private static final int LIKENESS_MIN = 4;

    /** From this length on, two letters may differ. */
    private static final int LONG = 8;

    /** What is read as another letter at a glance (a choice from Unicode's confusables, UTS 39). */
    private static final List<Map.Entry<String, String>> READ_AS = List.of(
            Map.entry("0", "o"),
            Map.entry("1", "l"),
            Map.entry("3", "e"),
            Map.entry("5", "s"),
            Map.entry("rn", "m"),
            Map.entry("vv", "w"),
            Map.entry("-", ""),
            Map.entry("_", ""),
            Map.entry("\u0430", "a"),
            Map.entry("\u0435", "e"),
            Map.entry("\u043e", "o"),
            Map.entry("\u0440", "p"),
            Map.entry("\u0441", "c"),
            Map.entry("\u0443", "y"),
            Map.entry("\u0445", "x"),
            Map.entry("\u0456", "i"),
            Map.entry("\u0455", "s"),
            Map.entry("\u0458", "j"),
            Map.entry("\u04bb", "h"),
            Map.entry("\u03bf", "o"),
            Map.entry("\u03b1", "a"),
            Map.entry("\u03b9", "i"),
            Map.entry("\u0131", "i"));

    private final List<String> names;

    private OwnHosts(Collection<String> names) {
        this.names = List.copyOf(names);
    }

    /** @param origins of the brokerage's pages, each once or more */
    public static OwnHosts of(Collection<URI> origins) {
        Set<String> names = new LinkedHashSet<>();
        for (URI origin : origins) {
            String host = origin.getHost();
            HostNames.of(host).ifPresentOrElse(names::add, () -> names.add(host));
        }
        for (String name : List.copyOf(names)) {
            HostNames.registrable(name).ifPresent(names::add);
        }
        return new OwnHosts(names);
    }

    /** Names that are the brokerage's with all that lies below them; empty where nobody said. */
    public List<String> names() {
        return names;
    }

    /** @param host as {@link HostNames#of} gives it */
    public boolean own(String host) {
        return names.stream().anyMatch(name -> host.equals(name) || host.endsWith("." + name));
    }

    /** The own name that a stranger's host is made to look like. */
    public Optional<String> resembled(String host) {
        return names.stream().filter(name -> likeness(host, core(name))).findFirst();
    }

    /** What people know it by: the first label of what was registered. */
    private static String core(String name) {
        String registered = HostNames.registrable(name).orElse(name);
        int dot = registered.indexOf('.');
        return seen(dot < 0 ? registered : registered.substring(0, dot));
    }

    private static boolean likeness(String host, String core) {
        if (core.length() < LIKENESS_MIN) {
            return false;
        }
        int allowed = core.length() >= LONG ? 2 : 1;
        for (String label : labels(host)) {
            String seen = seen(label);
            if (seen.contains(core) || edits(seen, core) <= allowed) {
                return true;
            }
        }
        return false;
    }

    private static List<String> labels(String host) {
        List<String> labels = new ArrayList<>(List.of(host.split("\\.")));
        // The last label is nobody's choice.
        labels.removeLast();
        return labels;
    }

    /** As the eye takes it: without marks, with look-alikes in place of what they look like. */
    private static String seen(String label) {
        String plain =
                Normalizer.normalize(IDN.toUnicode(label), Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        for (Map.Entry<String, String> letter : READ_AS) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return plain;
    }

    /** Levenshtein's distance. */
    private static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}

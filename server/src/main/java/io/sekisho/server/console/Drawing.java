package io.sekisho.server.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Ties as a drawing in four columns: networks, what was come from and with, accounts, symbols. Accounts that share something stand
 * together, and each thing stands beside its accounts; the same ties always give the same drawing.
 *
 * @param height in the units of the drawing, as all lengths; it is {@value #WIDTH} wide
 * @param all    whether what only one account has is drawn too
 */
public record Drawing(int height, List<Node> nodes, List<Line> lines, boolean all) {

    public static final int WIDTH = 1080;
    public static final int NODE_HEIGHT = 24;

    private static final int STEP = 30;

    /** Of the columns' heads. */
    private static final int TOP = 34;

    private static final int PADDING = 9;
    private static final int NARROW_LETTER = 7;
    private static final int WIDE_LETTER = 12;
    private static final int FIRST_WIDE_LETTER = 0x1100;

    /** With more accounts, what only one of them has hides what they share. */
    private static final int ACCOUNTS_IN_FULL = 60;

    /** A column: where it begins, and how wide it is. */
    public enum Column {
        NETWORKS(0, 230),
        MEANS(310, 290),
        ACCOUNTS(690, 160),
        SYMBOLS(940, 140);

        private final int x;
        private final int width;

        Column(int x, int width) {
            this.x = x;
            this.width = width;
        }

        public int x() {
            return x;
        }

        public int width() {
            return width;
        }

        private static Column of(Ties.Kind kind) {
            return switch (kind) {
                case NETWORK -> NETWORKS;
                case ADDRESS, TOOL, TOKEN -> MEANS;
                case SYMBOL -> SYMBOLS;
            };
        }
    }

    /**
     * Something drawn.
     *
     * @param y     of its middle
     * @param look  its class
     * @param title what it is in full
     */
    public record Node(Column column, int y, String look, String label, String title) {

        public int top() {
            return y - NODE_HEIGHT / 2;
        }

        public int textX() {
            return column.x() + PADDING;
        }

        private int right() {
            return column.x() + column.width();
        }
    }

    /** A line between two, as an SVG path. */
    public record Line(String path, boolean shared) {

        private static Line of(Node left, Node right, boolean shared) {
            int middle = (left.right() + right.column().x()) / 2;
            return new Line(
                    "M" + left.right() + " " + left.y() + "C" + middle + " " + left.y() + " " + middle + " " + right.y()
                            + " " + right.column().x() + " " + right.y(),
                    shared);
        }
    }

    static Drawing of(Ties ties) {
        boolean all = ties.accounts().size() <= ACCOUNTS_IN_FULL;
        List<Ties.Thing> things = ties.things().stream()
                .filter(thing -> all || thing.accounts().size() > 1 || thing.kind() == Ties.Kind.SYMBOL)
                .toList();
        Map<String, Node> accounts = accounts(ties);
        Map<Ties.Thing, Node> placed = new HashMap<>();
        for (Column column : Column.values()) {
            place(column, things, accounts, placed);
        }
        List<Node> nodes = new ArrayList<>(accounts.values());
        things.forEach(thing -> nodes.add(Objects.requireNonNull(placed.get(thing))));
        int height = nodes.stream().mapToInt(Node::y).max().orElse(TOP) + STEP;
        return new Drawing(height, nodes, lines(things, accounts, placed), all);
    }

    private static Map<String, Node> accounts(Ties ties) {
        Map<String, Ties.Thing> strongest = new HashMap<>();
        // Those that most accounts share come first.
        ties.shared().forEach(thing -> thing.accounts().forEach(account -> strongest.putIfAbsent(account, thing)));
        List<String> ordered = new ArrayList<>(ties.accounts());
        ordered.sort(Comparator.comparingInt(account ->
                strongest.containsKey(account) ? ties.things().indexOf(strongest.get(account)) : Integer.MAX_VALUE));
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (String account : ordered) {
            int y = TOP + STEP / 2 + STEP * nodes.size();
            nodes.put(
                    account,
                    new Node(Column.ACCOUNTS, y, "node account", fitting(account, Column.ACCOUNTS.width()), account));
        }
        return nodes;
    }

    /** Each beside the middle of its accounts, and none upon another. */
    private static void place(
            Column column, List<Ties.Thing> things, Map<String, Node> accounts, Map<Ties.Thing, Node> placed) {
        List<Ties.Thing> ordered = things.stream()
                .filter(thing -> Column.of(thing.kind()) == column)
                .sorted(Comparator.comparingDouble((Ties.Thing thing) -> middle(thing.accounts(), accounts))
                        .thenComparing(Ties.Thing::kind)
                        .thenComparing(Ties.Thing::name))
                .toList();
        int free = TOP + STEP / 2;
        for (Ties.Thing thing : ordered) {
            int y = Math.max(free, (int) middle(thing.accounts(), accounts));
            String look = "node " + thing.kind().name().toLowerCase(Locale.ROOT) + (thing.shared() ? " shared" : "");
            String label = thing.shared() ? thing.accounts().size() + " × " + thing.name() : thing.name();
            placed.put(thing, new Node(column, y, look, fitting(label, column.width()), thing.name()));
            free = y + STEP;
        }
    }

    private static double middle(Collection<String> of, Map<String, Node> accounts) {
        return of.stream()
                .map(accounts::get)
                .filter(Objects::nonNull)
                .mapToInt(Node::y)
                .average()
                .orElse(0);
    }

    private static List<Line> lines(List<Ties.Thing> things, Map<String, Node> accounts, Map<Ties.Thing, Node> placed) {
        List<Line> lines = new ArrayList<>();
        for (Ties.Thing thing : things) {
            Node node = Objects.requireNonNull(placed.get(thing));
            for (String account : thing.accounts()) {
                Node at = accounts.get(account);
                if (at != null && (thing.kind() != Ties.Kind.NETWORK || !reached(thing, account, things))) {
                    boolean right = thing.kind() == Ties.Kind.SYMBOL;
                    lines.add(Line.of(right ? at : node, right ? node : at, thing.shared()));
                }
            }
            things.stream()
                    .filter(address ->
                            thing.kind() == Ties.Kind.NETWORK && thing.name().equals(address.within()))
                    .forEach(address ->
                            lines.add(Line.of(node, Objects.requireNonNull(placed.get(address)), address.shared())));
        }
        lines.sort(Comparator.comparing(Line::shared));
        return lines;
    }

    /** Whether a line already leads from the network to the account, by an address that is drawn. */
    private static boolean reached(Ties.Thing network, String account, List<Ties.Thing> things) {
        return things.stream()
                .anyMatch(address -> network.name().equals(address.within())
                        && address.accounts().contains(account));
    }

    /** As much of a text as there is room for. */
    private static String fitting(String text, int width) {
        int left = width - 2 * PADDING;
        StringBuilder fitting = new StringBuilder();
        for (int letter : text.codePoints().toArray()) {
            left -= letter < FIRST_WIDE_LETTER ? NARROW_LETTER : WIDE_LETTER;
            if (left < 0) {
                return fitting.deleteCharAt(fitting.length() - 1).append('…').toString();
            }
            fitting.appendCodePoint(letter);
        }
        return fitting.toString();
    }
}

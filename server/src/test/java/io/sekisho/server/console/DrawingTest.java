package io.sekisho.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawingTest {

    /** Accounts that all buy one symbol, three at a time from one address. */
    private static Ties ties(int accounts) {
        List<String> names = IntStream.range(0, accounts)
                .mapToObj(n -> "8021-%04d".formatted(n))
                .toList();
        List<Ties.Thing> things = new ArrayList<>();
        things.add(new Ties.Thing(Ties.Kind.SYMBOL, "7992", null, names));
        things.add(new Ties.Thing(Ties.Kind.NETWORK, "AS9009", null, names));
        for (int n = 0; n < accounts; n += 3) {
            List<String> three = names.subList(n, Math.min(accounts, n + 3));
            things.add(new Ties.Thing(Ties.Kind.ADDRESS, "192.0.2." + n, "AS9009", three));
        }
        names.forEach(name -> things.add(new Ties.Thing(Ties.Kind.TOOL, "Chrome of " + name, null, List.of(name))));
        return new Ties(names, things, 0);
    }

    @Test
    void theSameTiesGiveTheSameDrawing() {
        assertThat(Drawing.of(ties(50))).isEqualTo(Drawing.of(ties(50)));
    }

    @Test
    void nothingIsDrawnUponAnother() {
        Drawing drawing = Drawing.of(ties(60));
        Set<String> places = new HashSet<>();
        for (Drawing.Node node : drawing.nodes()) {
            assertThat(node.y()).isLessThan(drawing.height());
            assertThat(drawing.nodes())
                    .filteredOn(other -> !other.equals(node)
                            && other.column() == node.column()
                            && Math.abs(other.y() - node.y()) < Drawing.NODE_HEIGHT)
                    .isEmpty();
            assertThat(places.add(node.column() + " " + node.y())).isTrue();
        }
    }

    @Test
    void withManyAccountsOnlyWhatIsSharedIsDrawn() {
        assertThat(Drawing.of(ties(60)).nodes()).anyMatch(node -> node.title().startsWith("Chrome"));
        Drawing many = Drawing.of(ties(199));
        assertThat(many.all()).isFalse();
        assertThat(many.nodes()).noneMatch(node -> node.title().startsWith("Chrome"));
        // Each account with its address and its symbol, and each shared address with its network; the last is one
        // account's own.
        assertThat(many.lines()).hasSize(198 + 199 + 66 + 1);
    }

    @Test
    void aNameTooLongForItsPlaceIsCut() {
        Ties.Thing tool = new Ties.Thing(Ties.Kind.TOOL, "x".repeat(200), null, List.of("a"));
        Drawing drawing = Drawing.of(new Ties(List.of("a"), List.of(tool), 0));
        assertThat(drawing.nodes())
                .anyMatch(node -> node.label().endsWith("x…") && node.label().length() < 45);
    }
}

package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that plays the theft, with everything that the demo starts. */
class March2025Test {

    @TempDir
    private Path folder;

    private Called play(Map<String, String> environment) {
        return Called.sekisho(environment, "", "demo", "--script", "march-2025", "--data", folder.toString());
    }

    @Test
    @Tag("slow")
    void everyAttackIsStoppedAndEveryHonestCustomerGetsThrough() {
        Called played = play(Map.of());
        assertThat(played.out())
                .contains("21 of 21 attacks stopped", "sales and 0 others happened", "11 of 11 honest customers");
        assertThat(played.exitCode()).as(played.err()).isZero();
        assertThat(rows(played, "Kept out by"))
                .extracting(line -> line.substring(0, 16).strip())
                .containsExactly(
                        "Naive phisher",
                        "VPN phisher",
                        "Targeted thief",
                        "Bot with a",
                        "Bot with a",
                        "Token stealer",
                        "Caller under a");
        assertThat(rows(played, "May look only"))
                .extracting(line -> line.substring(0, 16).strip())
                .containsExactly(
                        "Relay (adversary", "Caller under a", "Relay of the", "Relay (adversary", "Relay (adversary");
        assertThat(rows(played, "Bought nothing"))
                .extracting(line -> line.substring(0, 16).strip())
                .containsExactly("Relay from the", "Relay from", "Early token");
        assertThat(played.out()).contains("sell HOLD, buy HOLD", "withdrawal HOLD, change of");
        assertThat(rows(played, "Got through"))
                .filteredOn(line -> line.contains("once"))
                .extracting(line -> line.substring(0, 20).strip())
                .contains("Large withdrawal", "Sells everything for", "New phone", "Trip to Singapore");
        assertThat(rows(played, "Got through")).noneMatch(line -> line.contains(" times "));
        assertThat(played.out())
                .contains(
                        "The scheme across accounts",
                        "300 accounts, 12 victims",
                        "after a purchase of victim ",
                        " case_");
        assertThat(played.out()).doesNotContain("FAILED");
    }

    @Test
    @Tag("slow")
    void whereAPolicyLetsEverythingHappenTheScriptFailsAndNamesWhatDid() throws IOException {
        Path policy = Files.writeString(folder.resolve("open.yaml"), """
            effectiveFrom: 2000-01-01T00:00:00+09:00
            settings:
              surveillance: {watch: never}
            default: ALLOW
            """);

        Called played = play(Map.of("SEKISHO_POLICY", policy.toString()));

        assertThat(played.exitCode()).as(played.err()).isEqualTo(1);
        assertThat(rows(played, "FAILED: "))
                .contains(
                        "FAILED: Naive phisher, Yoko Sato (3017-0001): stocks were sold or bought, the cash changed,"
                                + " the mail address was changed",
                        "FAILED: Relay (adversary in the middle), Kenichi Tanaka (3017-0002): GOT IN");
        // Surveillance sees the scheme all the same, and people find its case.
        assertThat(rows(played, "FAILED: Scheme: "))
                .hasSize(2)
                .anyMatch(line -> line.endsWith(" is not on the watch list"))
                .anyMatch(line -> line.contains(" yen bought "));
        assertThat(rows(played, "Purchases")).hasSize(1).noneMatch(line -> line.endsWith(" 0 executed"));
        assertThat(played.out()).contains("0 of 21 attacks stopped", "NOT STOPPED");
    }

    @Test
    void anUnknownScriptIsRefusedWithTheNameOfTheOneThereIs() {
        Called played = Called.sekisho(Map.of(), "", "demo", "--script", "april-2025");

        assertThat(played.exitCode()).isEqualTo(2);
        assertThat(played.err()).contains("There is no script \"april-2025\"; there is march-2025");
        assertThat(played.out()).isEmpty();
    }

    private static List<String> rows(Called played, String containing) {
        return played.out().lines().filter(line -> line.contains(containing)).toList();
    }
}

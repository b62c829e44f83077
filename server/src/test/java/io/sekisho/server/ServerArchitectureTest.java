package io.sekisho.server;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What may know what inside the server. A new package is a new line of {@link #ALLOWED}. */
class ServerArchitectureTest {

    private static final String ROOT = "io.sekisho.server";
    private static final String ENGINE = "engine";

    /**
     * Each package of the server, without its root, and what else of Sekisho it may use. The root itself, where everything
     * is put together, may use all and is used by none. Foundations come first: they know no capability.
     */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("http", Set.of()),
            Map.entry("limit", Set.of()),
            Map.entry("secret", Set.of("store")),
            Map.entry("store", Set.of("secret")),
            Map.entry("network", Set.of(ENGINE)),
            Map.entry("notice", Set.of(ENGINE, "http", "limit", "secret", "store")),
            Map.entry("access", Set.of(ENGINE, "http", "limit", "secret", "store")),
            Map.entry("account", Set.of(ENGINE, "http", "limit", "secret", "store", "notice")),
            Map.entry("policy", Set.of(ENGINE, "http", "limit", "secret", "store")),
            Map.entry(
                    "assess",
                    Set.of(ENGINE, "http", "limit", "secret", "store", "network", "account", "policy", "challenge")),
            Map.entry("challenge", Set.of(ENGINE, "http", "limit", "secret", "store", "account", "notice", "policy")),
            Map.entry(
                    "challenge.email",
                    Set.of(ENGINE, "http", "limit", "secret", "store", "challenge", "account", "notice")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void everyPackageIsListed() {
        Set<String> unlisted = new TreeSet<>();
        CLASSES.forEach(type -> unlisted.add(room(type)));
        unlisted.removeAll(ALLOWED.keySet());
        unlisted.remove("");

        assertThat(unlisted).as("packages to list in ALLOWED").isEmpty();
    }

    @Test
    void packagesUseOnlyWhatTheyMay() {
        List<String> trespasses = CLASSES.stream()
                .filter(type -> !room(type).isEmpty())
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(ServerArchitectureTest::trespasses)
                .map(Dependency::getDescription)
                .sorted()
                .distinct()
                .toList();

        assertThat(trespasses).isEmpty();
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static boolean trespasses(Dependency dependency) {
        JavaClass used = dependency.getTargetClass().getBaseComponentType();
        String own = room(dependency.getOriginClass());
        if (!used.getPackageName().startsWith("io.sekisho.") || room(used).equals(own)) {
            return false;
        }
        return !ALLOWED.getOrDefault(own, Set.of()).contains(room(used));
    }

    /** A package's name as {@link #ALLOWED} has it. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        if (name.startsWith(ROOT)) {
            return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
        }
        return name.startsWith("io.sekisho.engine") ? ENGINE : name;
    }
}

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may know what inside the server. A new package is a new line of {@link #ALLOWED}. */
class ServerArchitectureTest {

    private static final String ROOT = "io.sekisho.server";
    private static final String ENGINE = "engine";
    private static final String NETWORK_DATA = "network-data";
    private static final String SURVEILLANCE = "module surveillance";

    /** What every capability may stand on; these know no capability. */
    private static final Set<String> GROUND = Set.of(ENGINE, "http", "limit", "secret", "store");

    /**
     * Each package of the server, without its root, and what else of Sekisho it may use. The root itself, where everything
     * is put together, may use all and is used by none.
     */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("http", Set.of()),
            Map.entry("limit", Set.of("http")),
            Map.entry("secret", Set.of()),
            Map.entry("store", Set.of("secret")),
            Map.entry("operation", Set.of("http")),
            Map.entry("browser", Set.of(ENGINE)),
            Map.entry("network", Set.of(ENGINE, NETWORK_DATA)),
            Map.entry("population", Set.of(ENGINE, "store")),
            Map.entry("access", GROUND),
            Map.entry("memory", GROUND),
            Map.entry("wording", Set.of(ENGINE)),
            Map.entry("page", with("wording")),
            Map.entry("notice", with("wording")),
            Map.entry("policy", with("access")),
            Map.entry("event", with("browser", "network", "population")),
            Map.entry("market", with("event")),
            Map.entry("imports", with("event", "memory", "population")),
            Map.entry("binding", with("event", "memory")),
            Map.entry("webhook", GROUND),
            Map.entry("hold", with("event", "memory", "webhook")),
            Map.entry("casework", GROUND),
            Map.entry("challenge", with("event", "hold", "memory", "webhook")),
            Map.entry("hindsight", with("casework")),
            Map.entry("position", with("memory")),
            Map.entry("report", with("hindsight", "page", "position", "wording")),
            Map.entry("desk", with("casework", "containment", "hindsight", "hold")),
            Map.entry(
                    "containment",
                    with("assess", "casework", "challenge", "hold", "memory", "notice", "passkey", "webhook")),
            Map.entry("assess", with("challenge", "event", "hindsight", "memory", "population", "webhook")),
            Map.entry("feed", with("assess", "event", "memory", SURVEILLANCE)),
            Map.entry(
                    "surveillance",
                    with(
                            "assess",
                            "casework",
                            "challenge",
                            "feed",
                            "hindsight",
                            "market",
                            "memory",
                            "webhook",
                            SURVEILLANCE)),
            Map.entry("stream", with("feed", "surveillance", SURVEILLANCE)),
            Map.entry("account", with("assess", "memory", "notice", "wording")),
            Map.entry("challenge.email", with("account", "challenge", "notice", "wording")),
            Map.entry("activity", with("account", "assess", "event", "memory", "notice", "wording")),
            Map.entry("exposure", with("account", "assess", "memory", "notice")),
            Map.entry("campaign", with("account", "assess", "notice", "wording")),
            Map.entry("phishing", with("casework", "network")),
            Map.entry("beacon", with("event", "network", "phishing")),
            Map.entry(
                    "challenge.phone",
                    with(
                            "account",
                            "challenge",
                            "telephone",
                            "telephone.sip",
                            "telephone.voice",
                            "telephone.webhook",
                            "wording")),
            Map.entry("telephone.webhook", with("telephone", "wording")),
            Map.entry("webauthn", Set.of()),
            Map.entry(
                    "passkey",
                    with(
                            "account",
                            "assess",
                            "casework",
                            "challenge",
                            "event",
                            "memory",
                            "notice",
                            "webauthn",
                            "wording")),
            Map.entry("challenge.passkey", with("challenge", "passkey", "webauthn")),
            Map.entry("telephone", Set.of(ENGINE, "wording")),
            Map.entry("telephone.voice", Set.of(ENGINE, "telephone", "wording")),
            Map.entry("telephone.rtp", Set.of()),
            Map.entry("telephone.passport", Set.of("telephone")),
            Map.entry("telephone.sip", Set.of("network", "telephone", "telephone.passport", "telephone.rtp")),
            Map.entry("user", with("webauthn")),
            Map.entry(
                    "console",
                    with(
                            "account",
                            "assess",
                            "campaign",
                            "casework",
                            "challenge",
                            "challenge.phone",
                            "containment",
                            "desk",
                            "event",
                            "exposure",
                            "hindsight",
                            "hold",
                            "market",
                            "memory",
                            "page",
                            "passkey",
                            "phishing",
                            "policy",
                            "report",
                            "user",
                            "webauthn",
                            "webhook",
                            "wording",
                            SURVEILLANCE)),
            Map.entry(
                    "stepup", with("account", "challenge", "challenge.phone", "event", "network", "page", "wording")));

    /** Generated from the pages and mails beside them. */
    private static final ImportOption NOT_TEMPLATES = location -> !location.contains("/server/templates/");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(NOT_TEMPLATES)
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
                .map(dependency -> dependency.getOriginClass().getName() + " uses "
                        + dependency.getTargetClass().getName())
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

    private static Set<String> with(String... others) {
        return Stream.concat(GROUND.stream(), Stream.of(others)).collect(Collectors.toUnmodifiableSet());
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
        if (name.startsWith("io.sekisho.engine")) {
            return ENGINE;
        }
        if (name.startsWith("io.sekisho.surveillance")) {
            return SURVEILLANCE;
        }
        return name.equals("io.sekisho.network") ? NETWORK_DATA : name;
    }
}

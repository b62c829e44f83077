package io.sekisho.engine;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Judging depends on nothing but what it is given, so that any decision can be made again exactly. */
class EnginePurityTest {

    /** Reads the shipped policies from its own jar, once. */
    private static final String READER_OF_RESOURCES = "Presets";

    /** Members that answer differently at another time, on another machine or by chance. */
    private static final Set<String> AMBIENT = Set.of(
            "java.lang.Math.random",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.getProperty",
            "java.lang.System.getenv",
            "java.lang.System.nanoTime",
            "java.time.Clock.system",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.InstantSource.system",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.LocalTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.util.UUID.randomUUID",
            "java.util.random.RandomGenerator.getDefault");

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sekisho.engine");

    @Test
    void theEngineUsesJavaAndTheLibrariesThatReadPolicies() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.sekisho.engine..",
                        "java..",
                        "org.jspecify..",
                        "dev.cel..",
                        // The collections that CEL's syntax trees are made of.
                        "com.google.common.collect",
                        "org.snakeyaml.engine.."))
                .check(ENGINE);
    }

    @Test
    void theEngineNeitherReadsNorWrites() {
        noClasses()
                .that(not(simpleName(READER_OF_RESOURCES)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.io..", "java.nio.channels..", "java.nio.file..", "java.net..", "java.sql..", "javax.."))
                .check(ENGINE);
    }

    @Test
    void theEngineStartsNoThreads() {
        noClasses()
                .should()
                .dependOnClassesThat(isOneOf(
                        "java.lang.Thread",
                        "java.util.Timer",
                        "java.util.concurrent.CompletableFuture",
                        "java.util.concurrent.Executor",
                        "java.util.concurrent.ExecutorService",
                        "java.util.concurrent.Executors",
                        "java.util.concurrent.ForkJoinPool"))
                .check(ENGINE);
    }

    @Test
    void timeChanceAndSurroundingsAreGivenToTheEngine() {
        noClasses()
                .should()
                .dependOnClassesThat(isOneOf(
                        "java.security.SecureRandom",
                        "java.util.Random",
                        "java.util.SplittableRandom",
                        "java.util.concurrent.ThreadLocalRandom"))
                .orShould()
                .accessTargetWhere(
                        DescribedPredicate.describe("time, chance and surroundings", EnginePurityTest::isAmbient))
                .check(ENGINE);
    }

    private static boolean isAmbient(JavaAccess<?> access) {
        return AMBIENT.contains(access.getTargetOwner().getName() + "." + access.getName());
    }

    private static DescribedPredicate<JavaClass> isOneOf(String... names) {
        Set<String> set = Set.of(names);
        return DescribedPredicate.describe("are one of " + set, type -> set.contains(type.getName()));
    }
}

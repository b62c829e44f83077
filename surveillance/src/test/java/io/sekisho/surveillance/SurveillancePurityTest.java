package io.sekisho.surveillance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** What detectors say follows from what they are shown: no clock, no chance, no threads, nothing read or written. */
class SurveillancePurityTest {

    private static final JavaClasses SURVEILLANCE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sekisho.surveillance");

    @Test
    void itUsesTheEngineAndTheLibraryThatWritesMessages() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.sekisho.surveillance..",
                        "io.sekisho.engine..",
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation",
                        "tools.jackson.."))
                .check(SURVEILLANCE);
    }

    @Test
    void itKnowsNoClockAndStartsNothing() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, InstantSource.class, Thread.class)
                .orShould()
                .dependOnClassesThat(resideInAnyPackage(
                        "java.io..", "java.nio.file..", "java.net..", "java.sql..", "java.util.concurrent.."))
                .check(SURVEILLANCE);
    }
}

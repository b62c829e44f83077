package io.sekisho.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Names say what a thing is. Looks at every module, since this one sees them all. */
class NamingTest {

    private static final JavaClasses SEKISHO = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sekisho");

    @Test
    void noClassHasANameThatFitsEverything() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Processor|Util|Utils|Utility|Utilities|Impl)")
                .check(SEKISHO);
    }

    @Test
    void noPackageIsADrawerForEverything() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..", "..misc..")
                .check(SEKISHO);
    }
}

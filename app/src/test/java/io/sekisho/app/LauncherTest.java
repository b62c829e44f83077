package io.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a tree of its own, with JDKs and a Maven that only say how they were called. */
@Tag("slow")
class LauncherTest {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant BUILT = Instant.parse("2021-01-01T00:00:00Z");
    private static final Instant EDITED = Instant.parse("2022-01-01T00:00:00Z");

    private record Ran(int exitCode, String out, String err) {}

    @TempDir
    private Path folder;

    private Path home;
    private Path usualPlace;
    private Path bin;
    private final Map<String, String> environment = new HashMap<>();

    /** A built tree; the places outside it where the script looks are moved below the test's folder. */
    @BeforeEach
    void layOut() throws IOException {
        folder = folder.toRealPath();
        home = Files.createDirectories(folder.resolve("tree with space"));
        usualPlace = Files.createDirectories(folder.resolve("jvm"));
        bin = Files.createDirectories(folder.resolve("bin"));
        String script = Files.readString(Path.of("..", "sekisho"))
                .replace("/usr/lib/jvm/*", usualPlace + "/*")
                .replace(" /opt/*", " " + folder.resolve("opt") + "/*");
        executable(home.resolve("sekisho"), script);
        write(home.resolve("pom.xml"), "<project/>");
        write(home.resolve("app/src/main/App.java"), "class App {}");
        age(home.resolve("pom.xml"));
        age(home.resolve("app/src/main/App.java"));
        age(home.resolve("app/src/main"));
        write(home.resolve("app/target/sekisho/lib/sekisho-app.jar"), "jar");
        write(home.resolve("app/target/sekisho/built"), "");
        Files.setLastModifiedTime(home.resolve("app/target/sekisho/built"), FileTime.from(BUILT));
        environment.put("PATH", bin + ":/usr/bin:/bin");
        environment.put("HOME", folder.resolve("home").toString());
        executable(bin.resolve("java"), "#!/bin/sh\nexit 9\n");
    }

    @Test
    void theJdkNamedForSekishoComesFirst() throws Exception {
        environment.put("SEKISHO_JAVA_HOME", jdk("chosen", "26.0.1").toString());
        environment.put("JAVA_HOME", jdk("other", "25").toString());

        assertThat(run("version").out()).startsWith(folder.resolve("jvm/chosen") + " ");
    }

    @Test
    void aJavaHomeThatIsTooOldIsPassedOver() throws Exception {
        environment.put("JAVA_HOME", jdk("old", "17.0.15").toString());
        jdk("fit", "25.0.3");

        assertThat(run("version").out()).startsWith(folder.resolve("jvm/fit") + " ");
    }

    @Test
    void theJavaOnThePathIsFoundThroughItsLinks() throws Exception {
        Path jdk = jdkAt(folder.resolve("elsewhere/jdk"), "25.0.1");
        Files.delete(bin.resolve("java"));
        Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));

        assertThat(run("version").out()).startsWith(jdk + " ");
    }

    @Test
    void jdksOfTheUserAreFound() throws Exception {
        Path jdk = jdkAt(folder.resolve("home/.sdkman/candidates/java/25-tem"), "25-ea");

        assertThat(run("version").out()).startsWith(jdk + " ");
    }

    @Test
    void withoutAJdkOneLineSaysWhatToInstall() throws Exception {
        jdk("old", "24.0.2");
        jdk("older", "1.8.0_402");

        Ran ran = run("version");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo(
                        "Sekisho needs a JDK 25: install temurin-25-jdk, or set SEKISHO_JAVA_HOME to where one is\n");
    }

    @Test
    void aWrongChoiceIsSaidInsteadOfBeingPassedOver() throws Exception {
        jdk("fit", "25");
        environment.put("SEKISHO_JAVA_HOME", "/nowhere");

        assertThat(run("version").err())
                .isEqualTo("SEKISHO_JAVA_HOME=/nowhere is no JDK 25 or later; name another or unset it\n");
    }

    @Test
    void argumentsArriveUnchangedFromAnyFolderAndThroughALink() throws Exception {
        jdk("fit", "25");
        Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("sekisho"));

        Ran ran = run(link, "import", "a b", "*", "");

        assertThat(ran.out()).endsWith(" [io.sekisho.app.Sekisho] [import] [a b] [*] []\n");
        assertThat(ran.out()).contains("[-cp] [" + home.resolve("app/target/sekisho/lib/sekisho-app.jar") + "]");
    }

    @Test
    void optionsOfTheUserComeLastAndAnotherCollectorReplacesOurs() throws Exception {
        jdk("fit", "25");
        environment.put("SEKISHO_JAVA_OPTS", "-Xmx2g -XX:+UseParallelGC");

        String out = run("serve").out();

        assertThat(out).contains("[-Xmx2g] [-XX:+UseParallelGC] [-cp]").doesNotContain("UseSerialGC");
    }

    @Test
    void theServerHasBoundsOfMemory() throws Exception {
        jdk("fit", "25");

        assertThat(run("serve").out()).contains("[-Xmx192m]", "[-XX:ReservedCodeCacheSize=64m]");
    }

    @Test
    void withoutMavenWhatIsBuiltIsUsed() throws Exception {
        jdk("fit", "25");
        touch(home.resolve("app/src/main/App.java"));
        environment.put("PATH", toolsWithoutMaven());

        Ran ran = run("version");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).contains("there is no Maven (mvn): starting what is built");
    }

    @Test
    void aBuildThatIsUpToDateNeedsNoMaven() throws Exception {
        jdk("fit", "25");
        executable(bin.resolve("mvn"), "#!/bin/sh\nexit 1\n");

        assertThat(run("version").err()).isEmpty();
    }

    @Test
    void aNewerSourceIsBuiltOnce() throws Exception {
        jdk("fit", "25");
        executable(bin.resolve("mvn"), "#!/bin/sh\necho built with \"$@\"\ntouch app/target/sekisho/built\n");
        Files.setLastModifiedTime(home.resolve("app/src/main/App.java"), FileTime.from(EDITED));

        Ran first = run("version");
        Ran second = run("version");

        assertThat(first.err()).contains("sekisho: building", "built with -B -ntp ", " package");
        assertThat(first.out()).startsWith(folder.resolve("jvm/fit") + " ");
        assertThat(second.err()).isEmpty();
    }

    @Test
    void aBuildThatFailsEndsTheStart() throws Exception {
        jdk("fit", "25");
        executable(
                bin.resolve("mvn"), "#!/bin/sh\necho '[INFO] Chatter'\necho '[ERROR] App.java:7 is wrong'\nexit 1\n");
        Files.delete(home.resolve("app/target/sekisho/lib/sekisho-app.jar"));

        Ran ran = run("version");

        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.err())
                .endsWith("[ERROR] App.java:7 is wrong\nSekisho could not be built: see above\n")
                .doesNotContain("Chatter");
    }

    @Test
    void aBuildTellsWhichModuleItIsAt() throws Exception {
        jdk("fit", "25");
        executable(bin.resolve("mvn"), """
            #!/bin/sh
            echo '[INFO] Building Sekisho engine 0.1.0-SNAPSHOT                        [2/8]'
            touch app/target/sekisho/built
            """);
        Files.setLastModifiedTime(home.resolve("app/src/main/App.java"), FileTime.from(EDITED));

        assertThat(run("version").err()).contains("sekisho: [2/8] Sekisho engine\n");
    }

    @Test
    void theStartUpCacheIsUsedUntilAJarOrTheJdkChanges() throws Exception {
        jdk("fit", "25");
        assertThat(run("version").out()).doesNotContain("AOTCache");

        assertThat(run("aot-train").exitCode()).isZero();
        assertThat(run("version").out())
                .contains("[-XX:AOTCache=" + home.resolve("app/target/sekisho/start.aot") + "]");

        environment.put("SEKISHO_JAVA_HOME", jdk("another", "25").toString());
        assertThat(run("version").out()).doesNotContain("AOTCache");

        environment.remove("SEKISHO_JAVA_HOME");
        environment.put("JAVA_HOME", folder.resolve("jvm/fit").toString());
        touch(home.resolve("app/target/sekisho/lib/sekisho-app.jar"));
        assertThat(run("version").out()).doesNotContain("AOTCache");
    }

    private Path jdk(String name, String version) throws IOException {
        return jdkAt(usualPlace.resolve(name), version);
    }

    /** A java that prints its home and its arguments, and writes the cache when it is asked for one. */
    private static Path jdkAt(Path jdk, String version) throws IOException {
        write(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(jdk.resolve("bin/java"), """
            #!/bin/sh
            for arg; do
              case $arg in -XX:AOTCacheOutput=*) echo cache >"${arg#*=}" ;; esac
            done
            printf '%s' "$(dirname "$(dirname "$0")")"
            printf ' [%s]' "$@"
            echo
            """);
        return jdk;
    }

    private String toolsWithoutMaven() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool :
                new String[] {"dirname", "readlink", "sed", "find", "head", "flock", "cat", "env", "timeout", "mv", "rm"
                }) {
            executable(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
        }
        return tools.toString();
    }

    private Ran run(String... args) throws Exception {
        return run(home.resolve("sekisho"), args);
    }

    private Ran run(Path script, String... args) throws Exception {
        String[] command = new String[args.length + 1];
        command[0] = script.toString();
        System.arraycopy(args, 0, command, 1, args.length);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exitCode = builder.start().waitFor();
        return new Ran(
                exitCode, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static void executable(Path file, String content) throws IOException {
        write(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private static void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusMillis(10)));
    }
}

package io.sekisho.server.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A story of somebody in an account, as a file of steps that read like the news report.
 *
 * @param steps lines without comments
 */
record MoneyStory(String name, List<String> steps) {

    private static final String FOLDER = "stories";
    private static final String ENDING = ".story";

    /** Every story there is, in the order of their names. */
    static List<MoneyStory> all() {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(MoneyStory.class.getResource(FOLDER)).toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .sorted()
                    .map(MoneyStory::read)
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MoneyStory read(String file) {
        try (InputStream in = Objects.requireNonNull(MoneyStory.class.getResourceAsStream(FOLDER + "/" + file))) {
            List<String> steps = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            return new MoneyStory(file.substring(0, file.length() - ENDING.length()), steps);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean honest() {
        return steps.contains("honest");
    }

    @Override
    public String toString() {
        return name;
    }
}

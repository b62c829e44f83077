package io.sekisho.engine.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The policies that ship with Sekisho; a new one is a file beside the others and a name in this list. */
public final class Presets {

    public static final String DEFAULT = "default";

    private static final List<String> NAMES =
            List.of(DEFAULT, "rakuten-2025-03-23", "sbi-2025-03", "sbi-2025-05-09", "jsda-2025-10-15");

    private Presets() {}

    public static List<String> names() {
        return NAMES;
    }

    /**
     * The file's text.
     *
     * @throws IllegalArgumentException where no preset has that name
     */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no preset is named \"" + name + "\"; there are " + NAMES);
        }
        try (InputStream in = Presets.class.getResourceAsStream("presets/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("preset " + name + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The preset, checked and compiled. */
    public static PolicyFile file(String name) {
        return PolicyFile.parse(text(name), name + ".yaml");
    }
}

package io.sekisho.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings as texts, from a file and the environment, which wins; gathers what is wrong instead of stopping at the first. */
final class GivenSettings {

    private static final String PREFIX = "SEKISHO_";
    private static final String ENVIRONMENT = "environment";

    /** How a text becomes a value. */
    @FunctionalInterface
    interface Format<T> {
        /**
         * @throws IllegalArgumentException where the text does not fit; the message goes on from the setting's name, such as
         *                                  "must be …", and does not repeat the text
         */
        T parse(String text);
    }

    private record Given(String text, String source) {}

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final List<String> problems = new ArrayList<>();

    static GivenSettings of(Map<String, String> environment, @Nullable Path file) {
        GivenSettings settings = new GivenSettings();
        if (file != null) {
            settings.addFile(file);
        }
        new TreeMap<>(environment).forEach((name, text) -> {
            if (name.startsWith(PREFIX)) {
                settings.add(name, text, ENVIRONMENT);
            }
        });
        return settings;
    }

    private void addFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(
                    "--config " + file + " cannot be read: it must be a file of NAME=value lines in UTF-8 (" + e + ")");
        }
        new TreeMap<>(properties).forEach((name, text) -> add(name.toString(), text.toString(), file.toString()));
    }

    /** An empty text counts as none, since many environments cannot unset a name. */
    private void add(String name, String text, String source) {
        Setting.ofVariable(name)
                .ifPresentOrElse(
                        setting -> {
                            if (!text.isBlank()) {
                                given.put(setting, new Given(text.strip(), source));
                            }
                        },
                        () -> problems.add(SettingNames.unknown(name, source)));
    }

    /** The value, or nothing where it was not given or does not fit, which {@link #check} then reports. */
    <T> @Nullable T read(Setting setting, Format<T> format) {
        Given text = given.get(setting);
        if (text == null) {
            return null;
        }
        try {
            return format.parse(text.text);
        } catch (IllegalArgumentException e) {
            String was = setting.secret() ? "" : "; it is \"" + text.text + "\"";
            problems.add(setting.variable() + " (" + text.source + ") " + e.getMessage() + was);
            return null;
        }
    }

    <T> T read(Setting setting, Format<T> format, T otherwise) {
        T value = read(setting, format);
        return value == null ? otherwise : value;
    }

    /** The first is of no use without the others. */
    void requireTogether(Setting first, Setting... others) {
        for (Setting other : others) {
            if (given.containsKey(first) && !given.containsKey(other)) {
                problems.add(first.variable() + " needs " + other.variable() + ", which is not set");
            }
        }
    }

    /** Ends the reading. */
    void check() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }
}

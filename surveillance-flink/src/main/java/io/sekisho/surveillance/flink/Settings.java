package io.sekisho.surveillance.flink;

import io.sekisho.surveillance.scheme.FalseAlarms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an operator sets, by names as in {@code deploy/flink/job.properties}, which explains them.
 *
 * @param decisions           topic that observations are read from
 * @param alerts              topic that alerts go to
 * @param unreadable          topic for what could not be read
 * @param group               under which Kafka keeps how far the job has read
 * @param disorder            how far apart in event time messages may be swapped and still be put in order
 * @param silence             after which a partition without messages holds up no other
 * @param remembered          how long after its last event an account's versions are kept
 * @param falseAlarmsPerDay   see {@link FalseAlarms}
 * @param falseAlarmsSymbols  see there
 * @param checkpoints         folder, by a URI that all workers reach
 * @param restore             {@code none}, {@code newest} (of the retained checkpoints), or the URI of a savepoint or checkpoint
 * @param kafka               for Kafka's clients: whatever they know
 * @param flink               for Flink: whatever it knows, over what the job sets itself
 */
record Settings(
        String decisions,
        String alerts,
        String unreadable,
        String group,
        Duration disorder,
        Duration silence,
        Duration remembered,
        double falseAlarmsPerDay,
        int falseAlarmsSymbols,
        URI checkpoints,
        String restore,
        Map<String, String> kafka,
        Map<String, String> flink) {

    private static final String KAFKA = "kafka.";
    private static final String FLINK = "flink.";

    /**
     * Those of a file, and over them what follows it.
     *
     * @param words the file, then {@code name=value}
     * @throws IllegalArgumentException names what is wrong
     */
    static Settings read(List<String> words) throws IOException {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("the file of settings is missing; deploy/flink/job.properties is one");
        }
        Properties properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of(words.getFirst()))) {
            properties.load(file);
        }
        for (String word : words.subList(1, words.size())) {
            int at = word.indexOf('=');
            if (at < 0) {
                throw new IllegalArgumentException("not name=value: " + word);
            }
            properties.setProperty(word.substring(0, at), word.substring(at + 1));
        }
        return of(properties);
    }

    /** @throws IllegalArgumentException names what is wrong */
    static Settings of(Properties properties) {
        Reader from = new Reader(properties);
        Settings settings = new Settings(
                from.text("topic.decisions", "sekisho.decisions"),
                from.text("topic.alerts", "sekisho.alerts"),
                from.text("topic.unreadable", "sekisho.unreadable"),
                from.text("group", "sekisho-surveillance"),
                from.read("disorder", "PT2S", Duration::parse),
                from.read("silence", "PT5S", Duration::parse),
                from.read("accounts.remembered", "P30D", Duration::parse),
                from.read("false-alarms.per-day", Double.toString(FalseAlarms.USUAL.perDay()), Double::parseDouble),
                from.read("false-alarms.symbols", Integer.toString(FalseAlarms.USUAL.symbols()), Integer::parseInt),
                from.read("checkpoints", null, URI::create),
                from.text("restore", "none"),
                from.below(KAFKA),
                from.below(FLINK));
        from.refuseOthers();
        if (!settings.kafka.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("kafka.bootstrap.servers is missing: host:port of a broker");
        }
        return settings;
    }

    Properties forKafka() {
        Properties properties = new Properties();
        properties.putAll(kafka);
        return properties;
    }

    private static final class Reader {

        private final Properties properties;
        private final Set<String> others = new TreeSet<>();

        Reader(Properties properties) {
            this.properties = properties;
            others.addAll(properties.stringPropertyNames());
        }

        String text(String name, String otherwise) {
            return read(name, otherwise, Function.identity());
        }

        <T> T read(String name, @Nullable String otherwise, Function<String, T> reading) {
            others.remove(name);
            String value = properties.getProperty(name, otherwise);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(name + " is missing");
            }
            try {
                return reading.apply(value.strip());
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(name + " must be a duration such as PT2S or P30D, not " + value, e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " cannot be " + value, e);
            }
        }

        Map<String, String> below(String prefix) {
            Map<String, String> found = new HashMap<>();
            for (String name : properties.stringPropertyNames()) {
                if (name.startsWith(prefix)) {
                    others.remove(name);
                    found.put(
                            name.substring(prefix.length()),
                            properties.getProperty(name).strip());
                }
            }
            return Map.copyOf(found);
        }

        void refuseOthers() {
            if (!others.isEmpty()) {
                throw new IllegalArgumentException("unknown settings: " + String.join(", ", others));
            }
        }
    }
}

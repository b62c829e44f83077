package io.sekisho.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** How Kafka is reached. */
final class KafkaSettings {

    /** As Kafka's clients name it. */
    static final String BROKERS = "bootstrap.servers";

    private static final Pattern ADDRESSES = Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");

    private KafkaSettings() {}

    /** For Kafka's clients; nothing where no brokers are named. */
    static Map<String, String> read(GivenSettings given) {
        String brokers = given.read(Setting.KAFKA, KafkaSettings::brokers);
        Map<String, String> further = given.read(Setting.KAFKA_PROPERTIES, KafkaSettings::file, Map.of());
        given.requireTogether(Setting.KAFKA_PROPERTIES, Setting.KAFKA);
        if (brokers == null) {
            return Map.of();
        }
        Map<String, String> all = new HashMap<>(further);
        all.put(BROKERS, brokers);
        return Map.copyOf(all);
    }

    private static String brokers(String text) {
        if (!ADDRESSES.matcher(text).matches()) {
            throw new IllegalArgumentException("must be host:port, several separated by commas");
        }
        return text;
    }

    private static Map<String, String> file(String text) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(text))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("must be a file of name=value that can be read", e);
        }
        Map<String, String> read = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> read.put(name, properties.getProperty(name)));
        return read;
    }
}

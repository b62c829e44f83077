package io.sekisho.engine.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The fields of one mapping. Whatever is wrong is added to the problems with its line, and reading goes on. */
final class Fields {

    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Problems problems;

    private Fields(Node node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    static Fields of(Node node, String what, List<String> known, Problems problems) {
        Fields fields = new Fields(node, problems);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(pair -> fields.put(pair, what, known));
        } else {
            problems.add(node, what + " must be a mapping with fields " + String.join(", ", known));
        }
        return fields;
    }

    private void put(NodeTuple pair, String what, List<String> known) {
        String name = pair.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
        if (!known.contains(name)) {
            problems.add(
                    pair.getKeyNode(),
                    "unknown field \"" + name + "\" (" + what + " has " + String.join(", ", known) + ")");
        } else if (values.putIfAbsent(name, pair.getValueNode()) != null) {
            problems.add(pair.getKeyNode(), name + " stands twice");
        }
    }

    Problems problems() {
        return problems;
    }

    /** The same fields, with what is found wrong from here on belonging to a rule. */
    Fields in(String rule) {
        Fields same = new Fields(node, problems.in(rule));
        same.values.putAll(values);
        return same;
    }

    Node node() {
        return node;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable
    Node get(String name) {
        return values.get(name);
    }

    @Nullable
    Node required(String name) {
        Node value = values.get(name);
        if (value == null && node instanceof MappingNode) {
            problems.add(node, name + " is missing");
        }
        return value;
    }

    /** The text of a field, null when it is absent or none. */
    @Nullable
    String text(String name, int maxLength) {
        Node value = values.get(name);
        if (value == null) {
            return null;
        }
        String text = scalar(value, name, problems);
        if (text != null && text.length() > maxLength) {
            problems.add(value, name + " is longer than " + maxLength + " characters");
            return null;
        }
        return text;
    }

    /** A word out of a few. */
    <T> T word(String name, Map<String, T> words, T otherwise) {
        Node value = values.get(name);
        T read = value == null ? null : word(value, name, words, problems);
        return read == null ? otherwise : read;
    }

    static <T> @Nullable T word(Node value, String name, Map<String, T> words, Problems problems) {
        String text = scalar(value, name, problems);
        T read = text == null ? null : words.get(text);
        if (text != null && read == null) {
            problems.add(value, name + ": \"" + text + "\" is none of " + String.join(", ", words.keySet()));
        }
        return read;
    }

    /** A list of words out of a few; a single word is a list of one. */
    <T> List<T> words(String name, Map<String, T> words) {
        List<T> read = new ArrayList<>();
        for (Node item : items(name)) {
            T word = word(item, name, words, problems);
            if (word != null) {
                read.add(word);
            }
        }
        return read;
    }

    /** The items of a list, a single value counting as a list of one; none when the field is absent. */
    List<Node> items(String name) {
        Node value = values.get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    }

    /** An ISO 8601 duration such as {@code PT10M} or {@code P3D} within bounds. */
    Duration duration(String name, Duration least, Duration most, Duration otherwise) {
        Node value = values.get(name);
        String text = value == null ? null : scalar(value, name, problems);
        if (value == null || text == null) {
            return otherwise;
        }
        try {
            Duration read = Duration.parse(text);
            if (read.compareTo(least) >= 0 && read.compareTo(most) <= 0) {
                return read;
            }
            problems.add(value, name + ": " + text + " is not between " + least + " and " + most);
        } catch (DateTimeException e) {
            problems.add(value, name + ": \"" + text + "\" is no duration such as PT10M, PT24H or P3D");
        }
        return otherwise;
    }

    static @Nullable String scalar(Node value, String name, Problems problems) {
        if (value instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        problems.add(value, name + (value instanceof ScalarNode ? " has no value" : " must be a single value"));
        return null;
    }
}

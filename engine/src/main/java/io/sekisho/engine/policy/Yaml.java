package io.sekisho.engine.policy;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML 1.2, of which JSON is a part, as nodes with their lines; within bounds that no honest policy meets. */
final class Yaml {

    static final int MAX_BYTES = 256 * 1024;

    /** Lists and mappings within each other; a policy needs seven. */
    static final int MAX_DEPTH = 16;

    /** Uses of {@code *anchor} for a list or mapping. */
    static final int MAX_ALIASES = 200;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(MAX_BYTES)
            .build();

    private Yaml() {}

    /** The document, or null after adding what is wrong with it. */
    static @Nullable Node read(String text, Problems problems) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            problems.add(1, "the file is over " + MAX_BYTES / 1024 + " KiB");
            return null;
        }
        try {
            return withinDepth(text, problems) ? document(text, problems) : null;
        } catch (MarkedYamlEngineException e) {
            problems.add(e.getProblemMark().map(Mark::getLine).orElse(0) + 1, "not YAML or JSON: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(1, "not YAML or JSON: " + e.getMessage());
        }
        return null;
    }

    private static @Nullable Node document(String text, Problems problems) {
        Node root = new Compose(SETTINGS).composeString(text).orElse(null);
        if (root == null) {
            problems.add(1, "the file is empty");
        }
        return root;
    }

    /** Composing nodes recurses, reading events does not: so the depth is bounded before it could cost the stack. */
    private static boolean withinDepth(String text, Problems problems) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0; // the many kinds of event that open and close nothing
            };
            if (depth > MAX_DEPTH) {
                problems.add(
                        event.getStartMark().map(Mark::getLine).orElse(0) + 1,
                        "lists and mappings stand more than " + MAX_DEPTH + " deep");
                return false;
            }
        }
        return true;
    }
}

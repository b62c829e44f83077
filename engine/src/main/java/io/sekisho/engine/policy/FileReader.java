package io.sekisho.engine.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a file's versions. */
final class FileReader {

    private static final List<String> VERSION = List.of("effectiveFrom", "description", "settings", "default", "rules");
    private static final List<String> SINGLE =
            List.of("name", "effectiveFrom", "description", "settings", "default", "rules");
    private static final List<String> SEVERAL = List.of("name", "description", "versions");

    private static final int MAX_DESCRIPTION = 4000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]");
    private static final Pattern ENDING = Pattern.compile("\\.(ya?ml|json)$");

    /** RFC 3339 knows years of four digits only. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final String sourceName;
    private final Problems problems;

    FileReader(String sourceName, Problems problems) {
        this.sourceName = sourceName;
        this.problems = problems;
    }

    PolicyFile read(Node root) {
        boolean several = has(root, "versions");
        Fields top = Fields.of(root, "a policy", several ? SEVERAL : SINGLE, problems);
        top.text("description", MAX_DESCRIPTION);
        String name = name(top);
        List<Fields> versions = several ? several(top) : List.of(top);
        return new PolicyFile(name, boundedRules(root, versions) ? versions(versions) : List.of());
    }

    private List<Fields> several(Fields top) {
        Node list = top.get("versions");
        if (!(list instanceof SequenceNode) || top.items("versions").isEmpty()) {
            problems.add(list == null ? top.node() : list, "versions must be a list of at least one version");
            return List.of();
        }
        return top.items("versions").stream()
                .map(item -> Fields.of(item, "a version", VERSION, problems))
                .toList();
    }

    private String name(Fields top) {
        Node at = top.get("name");
        String given = at == null
                ? ENDING.matcher(FOLDERS.matcher(sourceName).replaceFirst("")).replaceFirst("")
                : top.text("name", MAX_DESCRIPTION);
        if (given != null && !NAME.matcher(given).matches()) {
            problems.add(
                    at == null ? top.node() : at,
                    "name: a policy's name is up to 64 letters, digits, dots, dashes and underscores");
        }
        return given == null ? "" : given;
    }

    /** Counted before any condition is compiled, since compiling is what costs. */
    private boolean boundedRules(Node root, List<Fields> versions) {
        int rules = versions.stream().mapToInt(v -> v.items("rules").size()).sum();
        if (rules > PolicyFile.MAX_RULES) {
            problems.add(root, rules + " rules are more than the " + PolicyFile.MAX_RULES + " a file may hold");
        }
        return rules <= PolicyFile.MAX_RULES;
    }

    private List<PolicyVersion> versions(List<Fields> all) {
        List<PolicyVersion> versions = new ArrayList<>();
        for (Fields fields : all) {
            Instant after =
                    versions.isEmpty() ? Instant.MIN : versions.getLast().effectiveFrom();
            versions.add(version(fields, after));
        }
        return versions;
    }

    private PolicyVersion version(Fields fields, Instant after) {
        Instant from = effectiveFrom(fields, after);
        String description = fields.text("description", MAX_DESCRIPTION);
        Settings settings = SettingsReader.read(fields.get("settings"), problems);
        return new PolicyVersion(
                from,
                description == null ? "" : description,
                settings,
                RuleReader.rules(fields),
                RuleReader.fallback(fields));
    }

    private Instant effectiveFrom(Fields fields, Instant after) {
        Node at = fields.required("effectiveFrom");
        String text = at == null ? null : Fields.scalar(at, "effectiveFrom", problems);
        if (at == null || text == null) {
            return after;
        }
        try {
            Instant read = OffsetDateTime.parse(text).toInstant();
            if (read.isBefore(Instant.EPOCH) || read.isAfter(END_OF_TIME)) {
                problems.add(at, "effectiveFrom: " + text + " is not between the years 1970 and 9999");
            } else if (!read.isAfter(after)) {
                problems.add(at, "effectiveFrom: " + text + " is not after the version before");
            }
            return read;
        } catch (DateTimeException e) {
            problems.add(
                    at,
                    "effectiveFrom: \"" + text + "\" is no instant with an offset, such as 2025-05-09T18:00:00+09:00");
            return after;
        }
    }

    private static boolean has(Node root, String field) {
        return root instanceof MappingNode mapping
                && mapping.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .anyMatch(key -> key instanceof ScalarNode scalar
                                && scalar.getValue().equals(field));
    }
}

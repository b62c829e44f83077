package io.sekisho.engine.policy;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A policy as its author wrote it: one or more versions, each in force from its instant.
 *
 * @param versions in order of their instants
 */
public record PolicyFile(String name, List<PolicyVersion> versions) {

    /** Rules of all versions of one file together. */
    public static final int MAX_RULES = 200;

    public PolicyFile {
        versions = List.copyOf(versions);
    }

    /**
     * Reads, checks and compiles a policy in YAML or JSON (docs/policies.md).
     *
     * @param sourceName names the file in errors, and the policy where the file does not
     * @throws PolicyException with every problem found
     */
    public static PolicyFile parse(String yamlOrJson, String sourceName) {
        Problems problems = new Problems();
        Node root = Yaml.read(yamlOrJson, problems);
        PolicyFile file =
                root == null ? new PolicyFile("", List.of()) : new FileReader(sourceName, problems).read(root);
        if (problems.any()) {
            throw new PolicyException(sourceName, problems.inOrderOfLines());
        }
        return file;
    }
}

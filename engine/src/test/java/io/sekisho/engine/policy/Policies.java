package io.sekisho.engine.policy;

/** Small policies for tests. */
final class Policies {

    private Policies() {}

    static PolicyVersion version(String rules) {
        return PolicyFile.parse("""
            effectiveFrom: 2025-01-01T00:00:00+09:00
            default: ALLOW
            rules:
            """ + rules.indent(2), "bank.yaml").versions().getFirst();
    }

    /** Whether a condition holds in a situation. */
    static boolean holds(String condition, Situations situation) {
        return version("- {name: asked, decide: DENY, when: %s}".formatted(quoted(condition)))
                .rule(situation.build())
                .rule()
                .equals("asked");
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

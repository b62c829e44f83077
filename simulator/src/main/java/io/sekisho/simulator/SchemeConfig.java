package io.sekisho.simulator;

import java.util.Map;

/**
 * One scheme.
 *
 * @param victims accounts entered, at least 1
 * @param classes how often the thieves are of each class, as weights; those left out are not among them
 */
public record SchemeConfig(Variant variant, int victims, Map<AttackerClass, Integer> classes) {

    /** A judgement: of 2025 it is known that most came by phishing, many of them through relays and from addresses in Japan. */
    public static final Map<AttackerClass, Integer> USUAL_CLASSES = Map.of(
            AttackerClass.BOT, 2,
            AttackerClass.NAIVE, 10,
            AttackerClass.VPN, 25,
            AttackerClass.TARGETED, 30,
            AttackerClass.RELAY, 22,
            AttackerClass.STEALER, 6,
            AttackerClass.CALLER, 2,
            AttackerClass.INSIDER, 3);

    public SchemeConfig {
        if (victims < 1) {
            throw new IllegalArgumentException("a scheme needs victims, not " + victims);
        }
        if (classes.values().stream().anyMatch(weight -> weight < 0)
                || classes.values().stream().mapToInt(weight -> weight).sum() == 0) {
            throw new IllegalArgumentException("weights of the classes must be 0 or more, and one of them above 0");
        }
        classes = Map.copyOf(classes);
    }

    public static SchemeConfig of(Variant variant, int victims) {
        return new SchemeConfig(variant, victims, USUAL_CLASSES);
    }
}

package io.sekisho.server.telephone.voice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text spoken letter by letter: letters and digits of ASCII, a few signs, and one word for whatever else is there. */
final class Spelling {

    /** Longer than any symbol or currency; nobody listens to more. */
    private static final int SPOKEN_MAX = 12;

    /** More than is spoken, so that the cut is noticed after what is not spoken has been left out. */
    private static final int READ_MAX = 64;

    private static final String OTHER = "spell.other";

    private Spelling() {}

    static List<String> of(String text) {
        List<String> spelled = new ArrayList<>();
        String read = Normalizer.normalize(cut(text), Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        read.codePoints().filter(Spelling::isVisible).mapToObj(Spelling::letter).forEach(name -> {
            if (!name.equals(OTHER) || spelled.isEmpty() || !spelled.getLast().equals(OTHER)) {
                spelled.add(name);
            }
        });
        return bounded(spelled);
    }

    /**
     * The end of an identifier, by which its owner knows it: as much as mails and pages show of it.
     *
     * @return letters and digits only; empty when it has none that can be spoken
     */
    static List<String> endOf(String identifier) {
        int letters = identifier.codePointCount(0, identifier.length());
        int shown = letters > 6 ? 4 : letters / 3;
        String end = identifier.substring(identifier.offsetByCodePoints(identifier.length(), -shown));
        return of(end).stream().filter(Spelling::isLetterOrDigit).toList();
    }

    private static boolean isLetterOrDigit(String name) {
        return name.length() == "spell.".length() + 1;
    }

    private static String letter(int letter) {
        return switch (letter) {
            case '.' -> "spell.dot";
            case '-' -> "spell.hyphen";
            case '/' -> "spell.slash";
            default -> letter < 128 && Character.isLetterOrDigit(letter) ? "spell." + (char) letter : OTHER;
        };
    }

    private static boolean isVisible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static List<String> bounded(List<String> spelled) {
        if (spelled.size() <= SPOKEN_MAX) {
            return spelled;
        }
        List<String> bounded = new ArrayList<>(spelled.subList(0, SPOKEN_MAX));
        bounded.add("spell.more");
        return bounded;
    }

    private static String cut(String text) {
        return text.length() <= READ_MAX ? text : text.substring(0, READ_MAX);
    }
}

package io.sekisho.server.telephone.voice;

/**
 * A piece of speech that is recorded as a whole.
 *
 * @param text  as it is written, with the punctuation that makes its pauses
 * @param sound G.711 µ-law, 8000 samples a second
 */
record Fragment(String name, String text, byte[] sound) {

    private static final int SAMPLES_PER_MS = 8;

    /** Silence after it, in samples: a sentence's, a clause's, a spelled letter's, or none to speak of within a phrase. */
    int pauseBefore(Fragment next) {
        return SAMPLES_PER_MS * milliseconds(text.charAt(text.length() - 1), next.text.charAt(0));
    }

    private int milliseconds(char last, char following) {
        if ("。.".indexOf(last) >= 0 && !isSpelled()) {
            return 450;
        }
        if ("、,".indexOf(last) >= 0 || "、,".indexOf(following) >= 0) {
            return 220;
        }
        return isSpelled() ? 120 : 20;
    }

    private boolean isSpelled() {
        return name.startsWith("spell.");
    }
}

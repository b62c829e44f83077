package io.sekisho.server.telephone;

import io.sekisho.server.wording.Language;
import java.util.List;

/** Sentences to be spoken one after another, in one language. */
public record Speech(Language language, List<Phrase> phrases) {
    public Speech {
        phrases = List.copyOf(phrases);
    }
}

package io.sekisho.server.telephone.voice;

import io.sekisho.server.telephone.Phrase;
import java.util.List;

/** Puts what is approved into the order of one language, as names of fragments. */
interface Sentences {

    List<String> approval(Phrase.Approval approval);
}

package io.sekisho.server.telephone.voice;

import io.sekisho.server.telephone.Phrase;
import io.sekisho.server.telephone.Speech;
import io.sekisho.server.telephone.Voice;
import io.sekisho.server.wording.Language;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Speaks by joining fragments; reads those of a language when it is first spoken. */
public final class RecordedVoice implements Voice {

    /** Zero in µ-law (ITU-T G.711, table 2). */
    private static final byte SILENCE = (byte) 0xFF;

    /** A telephone takes a moment to be at the ear, and to open the line. */
    private static final int LEAD_IN = 2400;

    private final Map<Language, Fragments> fragments = new ConcurrentHashMap<>();

    @Override
    public byte[] say(Speech speech) {
        List<Fragment> parts = parts(speech);
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        sound.writeBytes(silence(LEAD_IN));
        for (int i = 0; i < parts.size(); i++) {
            sound.writeBytes(parts.get(i).sound());
            if (i + 1 < parts.size()) {
                sound.writeBytes(silence(parts.get(i).pauseBefore(parts.get(i + 1))));
            }
        }
        return sound.toByteArray();
    }

    /** What {@link #say} says, written. */
    public String text(Speech speech) {
        String between = speech.language() == Language.EN ? " " : "";
        return parts(speech).stream()
                .map(Fragment::text)
                .collect(Collectors.joining(between))
                .replace(" ,", ",");
    }

    private List<Fragment> parts(Speech speech) {
        Fragments recorded = fragments.computeIfAbsent(speech.language(), Fragments::in);
        Sentences sentences = switch (speech.language()) {
            case JA -> new JapaneseSentences(recorded::has);
            case EN -> new EnglishSentences(recorded::has);
        };
        List<Fragment> parts = new ArrayList<>();
        for (Phrase phrase : speech.phrases()) {
            of(phrase, sentences).forEach(name -> parts.add(recorded.get(name)));
        }
        return parts;
    }

    private static List<String> of(Phrase phrase, Sentences sentences) {
        return switch (phrase) {
            case Phrase.Line line -> Lines.of(line);
            case Phrase.Approval approval -> sentences.approval(approval);
        };
    }

    private static byte[] silence(int samples) {
        byte[] silence = new byte[samples];
        Arrays.fill(silence, SILENCE);
        return silence;
    }
}

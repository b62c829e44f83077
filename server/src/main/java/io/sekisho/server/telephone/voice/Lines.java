package io.sekisho.server.telephone.voice;

import io.sekisho.server.telephone.Phrase;
import java.util.List;

/** The sentences that never change; some end alike. */
final class Lines {

    private Lines() {}

    static List<String> of(Phrase.Line line) {
        return switch (line) {
            case FAILED, TOO_LATE -> List.of("line." + line, "begin-again");
            case NUMBER_UNPROVEN, CLOSED -> List.of("line." + line, "another-way");
            case WELCOME,
                    YOU_ARE_APPROVING,
                    KEY_THE_DIGITS,
                    KEY_THE_CALL_NUMBER,
                    TRY_AGAIN,
                    APPROVED,
                    NOTHING_WAITS,
                    NUMBER_HIDDEN,
                    WE_CALL_BACK,
                    OFFER_STOP,
                    CONFIRM_STOP,
                    STOPPED,
                    STOP_BY_SUPPORT,
                    GOODBYE -> List.of("line." + line);
        };
    }
}

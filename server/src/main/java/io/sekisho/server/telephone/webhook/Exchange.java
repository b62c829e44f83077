package io.sekisho.server.telephone.webhook;

import io.sekisho.server.telephone.Conversation;
import io.sekisho.server.telephone.Turn;
import org.jspecify.annotations.Nullable;

/**
 * One call's requests. Each turn has a number, which the address of the next request carries; a request for a turn already had is a
 * repetition and gets the latest answer again, so that no digits count twice.
 */
final class Exchange {

    private final Conversation conversation;
    private int answered;
    private @Nullable Turn latest;
    private boolean over;

    Exchange(Conversation conversation) {
        this.conversation = conversation;
    }

    /** @param number of the turn answered */
    record Reply(Turn turn, int number) {}

    /**
     * @param after  the turn that the digits answer; 0 when the call begins
     * @param digits empty where none came
     */
    synchronized Reply next(int after, String digits) {
        Turn turn = latest;
        if (turn == null) {
            // Also where another server, or none any more, knows what was said before: then it is said again.
            turn = conversation.begin();
            answered = after + 1;
        } else if (after == answered && turn.next() instanceof Turn.Next.Gather) {
            turn = conversation.heard(digits);
            answered++;
        }
        latest = turn;
        return new Reply(turn, answered);
    }

    synchronized void end() {
        if (!over) {
            over = true;
            conversation.ended();
        }
    }
}

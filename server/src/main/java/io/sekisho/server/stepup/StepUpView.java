package io.sekisho.server.stepup;

import io.sekisho.server.page.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step-up page shows.
 *
 * @param address  of the page, which its forms post below
 * @param facts    what is being approved
 * @param methods  that bring the challenge further, in the policy's order
 * @param code     where a code was mailed
 * @param call     where a call is waited for
 * @param mayStop  whether the customer has shown who he is, and may stop his account
 * @param returnTo where it goes on, where the brokerage said
 */
public record StepUpView(
        Frame frame,
        String brand,
        String address,
        State state,
        List<Fact> facts,
        List<Choice> methods,
        @Nullable Code code,
        @Nullable CallView call,
        @Nullable Note note,
        int attemptsLeft,
        int passed,
        int needed,
        boolean mayStop,
        @Nullable String returnTo) {

    /** What the customer meets. */
    public enum State {
        CHOOSE,
        CODE,
        CALL,
        PASSED,
        FAILED,
        EXPIRED,
        /** The customer said that it was not he. */
        DISOWNED,
        /** Another browser opened the page first. */
        TAKEN,
        UNKNOWN
    }

    public record Fact(String label, String value) {}

    /** @param here whether it can be used on this page */
    public record Choice(String method, String label, String hint, boolean here) {}

    /** @param resendInSeconds how long until another may be asked for */
    public record Code(String sentTo, boolean delayed, String until, long resendInSeconds, boolean good) {}

    /** @param kind {@code good}, {@code warn} or {@code bad} */
    public record Note(String kind, String text) {}

    public boolean over() {
        return state != State.CHOOSE && state != State.CODE && state != State.CALL;
    }

    public String title() {
        return frame.say("title." + state) + " - " + brand;
    }

    public String say(String key, String... filledIn) {
        return frame.say(key, filledIn);
    }
}

package io.sekisho.engine.event;

/** A login, before ({@code ATTEMPT}) or after the brokerage has checked its factor. */
public record Login(Result result, Factor factor) implements Action {

    public enum Result {
        ATTEMPT,
        SUCCESS,
        FAILURE
    }

    public enum Factor {
        PASSWORD,
        PASSKEY
    }
}

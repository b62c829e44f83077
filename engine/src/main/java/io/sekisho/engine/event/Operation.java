package io.sekisho.engine.event;

/** The kinds of event, as policies and proofs name them. */
public enum Operation {
    LOGIN,
    ORDER,
    WITHDRAWAL,
    CHANGE
}

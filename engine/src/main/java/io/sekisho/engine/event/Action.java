package io.sekisho.engine.event;

/** The part of an event that its type names. */
public sealed interface Action permits Login, Order, Withdrawal, Change {}

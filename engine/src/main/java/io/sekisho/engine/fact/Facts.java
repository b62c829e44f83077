package io.sekisho.engine.fact;

/** All that was looked up about one event; with event, state and policy it decides, and is kept so that replay is exact. */
public record Facts(Network network, Browser browser, Token token, Population population, Pressure pressure) {}

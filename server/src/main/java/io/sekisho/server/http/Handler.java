package io.sekisho.server.http;

/**
 * Answers calls of one route. Runs on a virtual thread of its own and may block it.
 *
 * <p>A {@link ProblemException} becomes its problem; any other exception is logged and becomes a 500 that tells nothing.
 */
@FunctionalInterface
public interface Handler {
    Answer handle(Call call) throws Exception;
}

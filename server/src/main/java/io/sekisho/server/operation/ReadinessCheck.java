package io.sekisho.server.operation;

/**
 * Whether one thing that the server needs is there.
 *
 * @param name  such as {@code database}; told to whoever asks
 * @param probe asked at every {@code /health/ready}, so it must be quick and cheap
 */
public record ReadinessCheck(String name, Probe probe) {

    /** Asks; an exception counts as not ready and is logged. */
    @FunctionalInterface
    public interface Probe {
        boolean isReady() throws Exception;
    }
}

package io.sekisho.surveillance.flink;

/**
 * An observation on its way to one detector.
 *
 * @param post  the detector and its key, see {@link Posts}
 * @param time  when it happened, in epoch milliseconds
 * @param bytes the observation as a message
 */
public record Shown(String post, long time, byte[] bytes) {}

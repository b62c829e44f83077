package io.sekisho.surveillance.flink;

import org.jspecify.annotations.Nullable;

/**
 * What leaves for Kafka.
 *
 * @param fault why it could not be read, absent for alerts
 */
public record Message(byte[] key, byte[] value, @Nullable String fault) {}

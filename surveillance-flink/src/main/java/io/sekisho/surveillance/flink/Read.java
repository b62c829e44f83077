package io.sekisho.surveillance.flink;

import org.jspecify.annotations.Nullable;

/**
 * A message as it was read.
 *
 * @param account empty where it could not be read
 * @param version of the account's memory, 0 for what became known later
 * @param time    when it happened, in epoch milliseconds; where it could not be read, when Kafka took it
 * @param posts   where it is to be shown, see {@link Posts}; none as a rule
 * @param bytes   the message
 * @param fault   what is wrong with it, absent as a rule
 */
public record Read(
        String account,
        long version,
        long time,
        String[] posts,
        byte[] bytes,
        @Nullable String fault) {}

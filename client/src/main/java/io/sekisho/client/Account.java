package io.sekisho.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as Sekisho sees it; contacts are masked.
 *
 * @param state           {@code active}, {@code suspended} or {@code restoring}
 * @param requiredChanges fields that the customer must change
 * @param recommendedChanges fields that a campaign recommends to change
 */
public record Account(
        String id,
        String state,
        @Nullable String email,
        List<String> phones,
        @Nullable String language,
        List<Device> devices,
        List<String> requiredChanges,
        List<String> recommendedChanges,
        List<LastEvent> lastEvents) {

    /** @param proven whether a login from it was allowed or its challenge passed */
    public record Device(String id, String label, boolean proven, Instant firstSeen, Instant lastSeen) {}

    public record LastEvent(String assessment, String type, Instant time, String decision) {}

    /** The server leaves out what is empty. */
    public Account {
        phones = phones == null ? List.of() : List.copyOf(phones);
        devices = devices == null ? List.of() : List.copyOf(devices);
        requiredChanges = requiredChanges == null ? List.of() : List.copyOf(requiredChanges);
        recommendedChanges = recommendedChanges == null ? List.of() : List.copyOf(recommendedChanges);
        lastEvents = lastEvents == null ? List.of() : List.copyOf(lastEvents);
    }
}

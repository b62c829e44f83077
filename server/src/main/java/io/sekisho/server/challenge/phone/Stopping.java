package io.sekisho.server.challenge.phone;

/** Stops accounts for their customers. */
@FunctionalInterface
public interface Stopping {

    /** @param how the customer was proven, for the record */
    void stop(String account, String how);
}

package io.sekisho.server.notice;

import org.jdbi.v3.core.Handle;

/** TEMPORARY stand-in while the real one is merged. */
public final class Outbox {
    public void enqueue(Handle handle, String account, Notice notice, Recipient to) {}

    public String delivery(String challenge) {
        return "queued";
    }
}

package io.sekisho.server.position;

/**
 * Positions that the brokerage has just told.
 *
 * @param latest whether nothing later is known of the account
 */
public record PositionsTold(String account, Snapshot snapshot, boolean latest) {}

package io.sekisho.server.user;

/**
 * Someone who works in the console.
 *
 * @param name lower case, unique; the person whom approvals count
 */
public record User(String id, String name, Role role) {}

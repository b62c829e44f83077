package io.sekisho.server.http;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer RFC 6901 pointer into the body, such as {@code /client/ip}; empty for the body itself
 * @param detail  what the field must be, such as {@code must be an RFC 3339 time with offset}
 */
public record FieldError(String pointer, String detail) {}

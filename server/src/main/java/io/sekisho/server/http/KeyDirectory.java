package io.sekisho.server.http;

import org.jspecify.annotations.Nullable;

/** Finds whose key it is. Called once a request, so it must be quick; it must not compare keys byte by byte. */
@FunctionalInterface
public interface KeyDirectory {

    /**
     * @param key as the client sent it, at most 512 characters; a secret
     * @return nothing where no valid key is like this
     */
    @Nullable
    Principal find(String key);
}

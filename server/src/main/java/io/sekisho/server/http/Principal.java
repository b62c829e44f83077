package io.sekisho.server.http;

import java.util.Set;

/**
 * Whose key a request carries.
 *
 * @param keyId  the key's public id, for logs and limits; never the key itself
 * @param name   the key's name
 * @param person the person or service that the key belongs to
 */
public record Principal(String keyId, String name, String person, Set<Scope> scopes) {

    public Principal {
        scopes = Set.copyOf(scopes);
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    boolean may(Access access) {
        return switch (access) {
            case Access.Open open -> true;
            case Scope scope -> scopes.contains(scope);
            case Access.AnyOf any -> any.scopes().stream().anyMatch(scopes::contains);
        };
    }
}

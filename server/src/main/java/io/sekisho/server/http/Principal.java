package io.sekisho.server.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose key a request carries.
 *
 * @param keyId  the key's public id, for logs and limits; never the key itself
 * @param name   the key's name
 * @param person whose key it is; absent for a service's and for the bootstrap key, which are nobody where persons must agree
 */
public record Principal(String keyId, String name, @Nullable String person, Set<Scope> scopes) {

    public Principal {
        scopes = Set.copyOf(scopes);
    }

    /** Who did it, for the record. */
    public String actor() {
        return person == null ? name : person;
    }

    public boolean has(Scope scope) {
        return scopes.contains(scope);
    }

    /**
     * For what is called from within as well as through a route, which asks by itself.
     *
     * @throws ProblemException 403
     */
    public void requireAnyOf(Scope first, Scope... others) {
        Access wanted = Access.anyOf(first, others);
        if (!may(wanted)) {
            throw Problem.forbidden("the key lacks the scope: " + Access.text(wanted))
                    .exception();
        }
    }

    boolean may(Access access) {
        return switch (access) {
            case Access.Open open -> true;
            case Scope scope -> scopes.contains(scope);
            case Access.AnyOf any -> any.scopes().stream().anyMatch(scopes::contains);
        };
    }
}

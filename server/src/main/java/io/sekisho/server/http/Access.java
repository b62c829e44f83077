package io.sekisho.server.http;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may call a route. */
public sealed interface Access permits Scope, Access.Open, Access.AnyOf {

    /** No key is asked for; one that is sent is not looked at. */
    Access OPEN = new Open();

    static Access anyOf(Scope first, Scope... others) {
        return new AnyOf(EnumSet.of(first, others));
    }

    /** The scopes in words, for an error; empty where none is asked for. */
    static String text(Access access) {
        return switch (access) {
            case Open open -> "";
            case Scope scope -> scope.wireName();
            case AnyOf any ->
                any.scopes().stream().map(Scope::wireName).sorted().collect(Collectors.joining(" or "));
        };
    }

    record Open() implements Access {}

    /** A key with at least one of these scopes. */
    record AnyOf(Set<Scope> scopes) implements Access {
        public AnyOf {
            scopes = Set.copyOf(scopes);
        }
    }
}

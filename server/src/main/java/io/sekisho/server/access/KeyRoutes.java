package io.sekisho.server.access;

import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.WireNames;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /v1/keys}: make, list, revoke. */
public final class KeyRoutes {

    private static final int NAME_LENGTH_MAX = 100;

    private final Keys keys;

    public KeyRoutes(Keys keys) {
        this.keys = keys;
    }

    public Routes routes() {
        return new Routes()
                .post("/v1/keys", Scope.ADMIN, this::create)
                .get("/v1/keys", Scope.ADMIN, call -> Answer.json(200, Map.of("keys", keys.list())))
                .delete("/v1/keys/{id}", Scope.ADMIN, this::revoke);
    }

    private record Wanted(
            String name, @Nullable String person, @Nullable String service, Set<Scope> scopes) {}

    private Answer create(Call call) {
        Wanted wanted = call.read(KeyRoutes::wanted);
        Keys.Made made = keys.create(wanted.name(), wanted.person(), wanted.service(), wanted.scopes());
        return Answer.json(201, Map.of("id", made.id(), "key", made.key().value()));
    }

    private static Wanted wanted(Fields fields) {
        String name = fields.requiredText("name", NAME_LENGTH_MAX);
        String person = fields.optionalText("person", NAME_LENGTH_MAX);
        if (Keys.BOOTSTRAP.equals(person)) {
            fields.reject("person", "must not be the bootstrap key's");
        }
        String service = fields.optionalText("service", NAME_LENGTH_MAX);
        if (person != null && service != null) {
            fields.reject("service", "must not be there beside a person: a key belongs to one");
        }
        return new Wanted(name, person, service, scopes(fields));
    }

    private static Set<Scope> scopes(Fields fields) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        List<String> names = fields.texts("scopes", Scope.values().length, NAME_LENGTH_MAX);
        for (String name : names) {
            Optional<Scope> scope = Arrays.stream(Scope.values())
                    .filter(known -> WireNames.of(known).equals(name))
                    .findFirst();
            scope.ifPresentOrElse(scopes::add, () -> fields.reject("scopes", "must name known scopes only"));
        }
        if (names.isEmpty()) {
            fields.reject("scopes", "must name at least one scope");
        }
        return scopes;
    }

    private Answer revoke(Call call) {
        if (!keys.revoke(call.param("id"))) {
            throw Problem.notFound("there is no such key, or it is revoked").exception();
        }
        return Answer.empty();
    }
}

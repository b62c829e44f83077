package io.sekisho.server.user;

import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code /v1/users}: invite, list, reset, remove. */
public final class UserRoutes {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");
    private static final int NAME_LENGTH_MAX = 64;

    private final Users users;
    private final Origins origins;

    public UserRoutes(Users users, Origins origins) {
        this.users = users;
        this.origins = origins;
    }

    public Routes routes() {
        return new Routes()
                .post("/v1/users", Scope.ADMIN, this::create)
                .get("/v1/users", Scope.ADMIN, call -> Answer.json(200, Map.of("users", users.list())))
                .post("/v1/users/{id}/enrolment", Scope.ADMIN, Intake.NONE, this::reset)
                .delete("/v1/users/{id}", Scope.ADMIN, this::delete);
    }

    private record Wanted(String name, Role role) {}

    private Answer create(Call call) {
        Wanted wanted = call.read(UserRoutes::wanted);
        return users.create(wanted.name(), wanted.role())
                .map(this::told)
                .map(told -> Answer.json(201, told))
                .orElseThrow(() -> Problem.conflict("there is a user of this name; choose another, or reset that one")
                        .exception());
    }

    private static Wanted wanted(Fields fields) {
        String name = fields.requiredText("name", NAME_LENGTH_MAX);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            fields.reject(
                    "name", "must be 2 to 64 of a-z, 0-9, '.', '_', '@' and '-', and begin with a letter or digit");
        }
        return new Wanted(name, fields.requiredEnum("role", Role.class));
    }

    private Answer reset(Call call) {
        return users.reset(call.param("id"))
                .map(this::told)
                .map(told -> Answer.json(200, told))
                .orElseThrow(() -> notFound().exception());
    }

    private Answer delete(Call call) {
        if (!users.delete(call.param("id"))) {
            throw notFound().exception();
        }
        return Answer.empty();
    }

    private static Problem notFound() {
        return Problem.notFound("there is no such user");
    }

    private Map<String, Object> told(Users.Invited invited) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", invited.user().id());
        told.put("name", invited.user().name());
        told.put("role", invited.user().role().wireName());
        told.put(
                "enrolment",
                Map.of(
                        "url",
                        origins.first() + "/console/enrol/"
                                + invited.link().token().value(),
                        "expiresAt",
                        invited.link().expiresAt()));
        return told;
    }
}

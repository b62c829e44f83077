package io.sekisho.server.hold;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/holds}: list, release, deny. */
public final class HoldRoutes {

    private static final int NOTE_LENGTH_MAX = 2_000;
    private static final Access READERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR, Scope.AUDITOR, Scope.ASSESS);
    private static final Access DECIDERS = Access.anyOf(Scope.ANALYST, Scope.SUPERVISOR);

    private final Holds holds;

    public HoldRoutes(Holds holds) {
        this.holds = holds;
    }

    public Routes routes() {
        return new Routes()
                .get("/v1/holds", READERS, this::list)
                .get("/v1/holds/{id}", READERS, call -> told(holds.get(call.param("id"))))
                .post(
                        "/v1/holds/{id}/release",
                        DECIDERS,
                        call -> told(holds.release(call.principal(), call.param("id"), note(call))))
                .post(
                        "/v1/holds/{id}/deny",
                        DECIDERS,
                        call -> told(holds.deny(call.principal(), call.param("id"), note(call))));
    }

    private Answer list(Call call) {
        Holds.Page page = holds.list(new Holds.Wanted(
                call.queryEnum("state", HeldOperation.State.class),
                call.query("account"),
                call.queryInstant("since"),
                call.query("after")));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("holds", page.holds().stream().map(HeldOperation::told).toList());
        if (page.next() != null) {
            told.put("next", page.next());
        }
        return Answer.json(200, told);
    }

    private static Answer told(HeldOperation held) {
        return Answer.json(200, held.told());
    }

    private record Said(@Nullable String note) {}

    /** The body may be left out: there is nothing that must be said. */
    private static @Nullable String note(Call call) {
        return call.body().length == 0
                ? null
                : call.read(fields -> new Said(fields.optionalText("note", NOTE_LENGTH_MAX)))
                        .note();
    }
}

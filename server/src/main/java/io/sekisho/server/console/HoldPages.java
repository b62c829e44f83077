package io.sekisho.server.console;

import io.sekisho.server.hold.HeldOperation;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Routes;
import io.sekisho.server.user.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The held operations, to be released or denied. */
public final class HoldPages {

    private final Console console;
    private final Holds holds;

    HoldPages(Console console, Holds holds) {
        this.console = console;
        this.holds = holds;
    }

    void addTo(Routes routes) {
        routes.get("/console/holds", Access.OPEN, console.page(Visit.Section.HOLDS, this::list))
                .post(
                        "/console/holds/{id}/release",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.HOLDS, Role::acts, this::release))
                .post(
                        "/console/holds/{id}/deny",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.HOLDS, Role::acts, this::deny));
    }

    private Answer list(Call call, Visit visit) {
        String asked = Optional.ofNullable(call.query("state")).orElse(HeldOperation.State.OPEN.name());
        HeldOperation.State state = state(asked);
        Holds.Page page = holds.list(new Holds.Wanted(state, null, null, call.query("after")));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("state", state == null ? "" : state.name());
        parameters.put("holds", page.holds());
        parameters.put("next", Optional.ofNullable(page.next()).orElse(""));
        return console.html(visit, "console/holds.jte", parameters);
    }

    private static HeldOperation.@Nullable State state(String text) {
        for (HeldOperation.State state : HeldOperation.State.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        return null;
    }

    private Answer release(Call call, Visit visit) {
        holds.release(visit.principal(), call.param("id"), new Form(call, visit).optional("note"));
        return Answer.seeOther(Visit.Section.HOLDS.path());
    }

    private Answer deny(Call call, Visit visit) {
        holds.deny(visit.principal(), call.param("id"), new Form(call, visit).optional("note"));
        return Answer.seeOther(Visit.Section.HOLDS.path());
    }

    /** What is held, in a few words: amount and destination, or side, symbol and quantity. */
    public static String told(Visit visit, HeldOperation held) {
        var operation = held.operation();
        return switch (held.type()) {
            case "withdrawal" ->
                operation.path("amount").asString("") + " "
                        + operation.path("currency").asString("") + " → "
                        + operation.path("destination").asString("");
            case "order" ->
                visit.say("side." + operation.path("side").asString("buy")) + " "
                        + operation.path("symbol").asString("") + " × "
                        + operation.path("quantity").asString("");
            case "change" -> operation.path("field").asString("");
            default -> "";
        };
    }
}

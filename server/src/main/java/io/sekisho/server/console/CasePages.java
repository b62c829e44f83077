package io.sekisho.server.console;

import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.containment.Containment;
import io.sekisho.server.desk.Action;
import io.sekisho.server.desk.Desk;
import io.sekisho.server.hindsight.Label;
import io.sekisho.server.hold.HeldOperation;
import io.sekisho.server.hold.Holds;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.WireNames;
import io.sekisho.server.phishing.Sites;
import io.sekisho.server.user.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The list of cases, and one with its log and what can be done from it. */
public final class CasePages {

    private final Console console;
    private final Reading reading;
    private final Cases cases;
    private final Containment containment;
    private final Holds holds;
    private final Desk actions;
    private final Sites sites;

    CasePages(
            Console console,
            Reading reading,
            Cases cases,
            Containment containment,
            Holds holds,
            Desk actions,
            Sites sites) {
        this.console = console;
        this.reading = reading;
        this.cases = cases;
        this.containment = containment;
        this.holds = holds;
        this.actions = actions;
        this.sites = sites;
    }

    void addTo(Routes routes) {
        routes.get("/console/cases", Access.OPEN, console.page(Visit.Section.CASES, this::list))
                .get("/console/cases/{id}", Access.OPEN, console.page(Visit.Section.CASES, this::one))
                .post(
                        "/console/cases/{id}/actions",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.CASES, Role::acts, this::act));
    }

    /**
     * What the list shows.
     *
     * @param state empty: every state
     * @param mine  only those of whoever looks
     */
    public record Filter(String state, boolean mine) {}

    private Answer list(Call call, Visit visit) {
        CaseFile.State state = state(call.query("state"));
        boolean mine = "yes".equals(call.query("mine"));
        Cases.Page page =
                cases.list(new Cases.Wanted(state, mine ? visit.user().name() : null, null, call.query("after")));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "filter", new Filter(Optional.ofNullable(state).map(Enum::name).orElse(""), mine));
        parameters.put("cases", page.cases());
        parameters.put("next", Optional.ofNullable(page.next()).orElse(""));
        return console.html(visit, "console/cases.jte", parameters);
    }

    private static CaseFile.@Nullable State state(@Nullable String text) {
        for (CaseFile.State state : CaseFile.State.values()) {
            if (state.name().equals(text)) {
                return state;
            }
        }
        return null;
    }

    private Answer one(Call call, Visit visit) {
        CaseFile file =
                cases.find(call.param("id")).orElseThrow(() -> Cases.notFound().exception());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("file", file);
        parameters.put("log", cases.log(file.id()));
        parameters.put("standing", file.aboutAccount() ? containment.standing(file.subject()) : Optional.empty());
        parameters.put("evidence", containment.evidenceOfCase(file.id()));
        parameters.put("holds", file.aboutAccount() ? openHolds(file.subject()) : List.of());
        parameters.put(
                "site", file.kind().subject() == CaseFile.Subject.HOST ? sites.find(file.subject()) : Optional.empty());
        parameters.put("lines", reading.read(handle -> lines(handle, file.assessments())));
        return console.html(visit, "console/case.jte", parameters);
    }

    private List<HeldOperation> openHolds(String account) {
        return holds.list(new Holds.Wanted(HeldOperation.State.OPEN, account, null, null))
                .holds();
    }

    private static List<Line> lines(Handle handle, List<String> assessments) {
        return handle.createQuery("SELECT " + Line.COLUMNS + """
             FROM assessment WHERE id = ANY (string_to_array(?, E'\\n')) ORDER BY received_at DESC LIMIT 50
            """)
                .bind(0, String.join("\n", assessments))
                .map((row, context) -> Line.of(row))
                .list();
    }

    /** What an entry of the log says; a state in words. */
    public static String told(Visit visit, CaseFile.Entry entry) {
        if (entry.what().equals("harmless") || entry.what().equals("notHarmless")) {
            return "";
        }
        if (entry.what().equals("state")) {
            for (CaseFile.State state : CaseFile.State.values()) {
                if (WireNames.of(state).equals(entry.text())) {
                    return visit.say("case.state." + state.name());
                }
            }
        }
        return entry.text();
    }

    private Answer act(Call call, Visit visit) {
        String id = call.param("id");
        actions.act(visit.principal(), id, action(new Form(call, visit)));
        return Answer.seeOther(Links.caseFile(id));
    }

    private static Action action(Form form) {
        return switch (form.constant("action", Action.Name.values())) {
            case NOTE -> new Action.Note(form.required("text"));
            case ASSIGN -> new Action.Assign(form.optional("assignee"));
            case STATE -> new Action.Move(form.constant("state", CaseFile.State.values()));
            case SUSPEND -> new Action.Suspend(form.required("reason"));
            case RESTORE -> new Action.Restore();
            case RELEASE -> new Action.Release(form.required("hold"), form.optional("note"));
            case DENY -> new Action.Deny(form.required("hold"), form.optional("note"));
            case LABEL ->
                new Action.Labelled(
                        form.required("assessment"), null, null, form.constant("label", Label.Verdict.values()));
        };
    }
}

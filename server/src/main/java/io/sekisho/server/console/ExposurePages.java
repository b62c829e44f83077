package io.sekisho.server.console;

import io.sekisho.server.exposure.Exposure;
import io.sekisho.server.exposure.ExposureRoutes;
import io.sekisho.server.exposure.Exposures;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.user.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exposed accounts: how far their customers have changed their secrets, the list, and what puts accounts on it. */
public final class ExposurePages {

    private static final String PATH = "/console/exposures";
    private static final int SOURCE_LENGTH_MAX = 200;
    private static final int ACCOUNT_LENGTH_MAX = 128;

    private final Console console;
    private final Exposures exposures;
    private final Runnable mailsToWrite;

    ExposurePages(Console console, Exposures exposures, Runnable mailsToWrite) {
        this.console = console;
        this.exposures = exposures;
        this.mailsToWrite = mailsToWrite;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Access.OPEN, console.page(Visit.Section.PHISHING, this::page))
                .get(
                        "/console/exposures.csv",
                        Access.OPEN,
                        console.page(Visit.Section.PHISHING, (call, visit) -> ExposureRoutes.csv(exposures)))
                .post(
                        PATH,
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.PHISHING, Role::acts, this::listMany))
                .post(
                        "/console/accounts/{id}/exposure",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.FEED, Role::acts, this::listOne));
    }

    private enum State {
        OPEN,
        CHANGED
    }

    private Answer page(Call call, Visit visit) {
        String asked = Optional.ofNullable(call.query("state")).orElse("");
        Boolean open = asked.equals(State.OPEN.name())
                ? Boolean.TRUE
                : asked.equals(State.CHANGED.name()) ? Boolean.FALSE : null;
        Exposures.Page page = exposures.page(open, number(call.query("after")));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("state", open == null ? "" : asked);
        parameters.put("progress", page.progress());
        parameters.put("exposures", page.exposures());
        parameters.put("next", page.next() == null ? "" : String.valueOf(page.next()));
        return console.html(visit, "console/exposures.jte", parameters);
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
    }

    /** Accounts as pasted, one a line; all are looked at before any is listed. */
    private Answer listMany(Call call, Visit visit) {
        Form form = new Form(call, visit);
        String source = form.required("source", SOURCE_LENGTH_MAX);
        List<String> accounts = form.lines("accounts", ACCOUNT_LENGTH_MAX);
        accounts.forEach(account -> list(visit, account, source));
        mailsToWrite.run();
        return Answer.seeOther(PATH);
    }

    private Answer listOne(Call call, Visit visit) {
        String account = call.param("id");
        if (account.length() > ACCOUNT_LENGTH_MAX) {
            throw Problem.notFound(visit.say("account.unknown")).exception();
        }
        list(visit, account, new Form(call, visit).required("source", SOURCE_LENGTH_MAX));
        mailsToWrite.run();
        return Answer.seeOther(Links.account(account));
    }

    private void list(Visit visit, String account, String source) {
        exposures.list(visit.principal(), new Exposure.Line(account, source, null));
    }
}

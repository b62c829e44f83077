package io.sekisho.server.console;

import io.sekisho.engine.event.Change;
import io.sekisho.server.campaign.Campaign;
import io.sekisho.server.campaign.Campaigns;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Routes;
import io.sekisho.server.user.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Campaigns that recommend changing secrets: how far each is, and a form that starts one. */
public final class CampaignPages {

    private static final String PATH = "/console/campaigns";
    private static final int NAME_LENGTH_MAX = 200;
    private static final int ACCOUNT_LENGTH_MAX = 128;

    private final Console console;
    private final Campaigns campaigns;
    private final Runnable mailsToWrite;

    CampaignPages(Console console, Campaigns campaigns, Runnable mailsToWrite) {
        this.console = console;
        this.campaigns = campaigns;
        this.mailsToWrite = mailsToWrite;
    }

    void addTo(Routes routes) {
        routes.get(PATH, Access.OPEN, console.page(Visit.Section.PHISHING, this::page))
                .post(
                        PATH,
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.PHISHING, Role::approves, this::start))
                .post(
                        PATH + "/{id}/stop",
                        Access.OPEN,
                        Intake.FORM,
                        console.action(Visit.Section.PHISHING, Role::approves, this::stop));
    }

    private Answer page(Call call, Visit visit) {
        return console.html(visit, "console/campaigns.jte", Map.of("campaigns", campaigns.list()));
    }

    /** What it asks to change, in words. */
    public static String fields(Visit visit, Campaign campaign) {
        return campaign.fields().stream()
                .sorted()
                .map(field -> visit.say("field." + field.name()))
                .collect(Collectors.joining(", "));
    }

    /** Which secrets a form can ask for. */
    private enum Secrets {
        BOTH,
        PASSWORD,
        PIN;

        Set<Change.Field> fields() {
            return switch (this) {
                case BOTH -> Set.of(Change.Field.PASSWORD, Change.Field.PIN);
                case PASSWORD -> Set.of(Change.Field.PASSWORD);
                case PIN -> Set.of(Change.Field.PIN);
            };
        }
    }

    private enum Whom {
        ALL,
        THESE
    }

    private Answer start(Call call, Visit visit) {
        Form form = new Form(call, visit);
        String name = form.required("name", NAME_LENGTH_MAX);
        Set<Change.Field> fields = form.constant("secrets", Secrets.values()).fields();
        List<String> accounts = switch (form.constant("whom", Whom.values())) {
            case ALL -> null;
            case THESE -> form.lines("accounts", ACCOUNT_LENGTH_MAX);
        };
        campaigns.start(visit.principal(), new Campaigns.Wanted(name, fields, accounts));
        mailsToWrite.run();
        return Answer.seeOther(PATH);
    }

    private Answer stop(Call call, Visit visit) {
        campaigns.stop(visit.principal(), call.param("id"));
        return Answer.seeOther(PATH);
    }
}

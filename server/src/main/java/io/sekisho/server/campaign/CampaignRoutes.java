package io.sekisho.server.campaign;

import io.sekisho.engine.event.Change;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Intake;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.WireNames;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code /v1/campaigns}. */
public final class CampaignRoutes {

    static final int NAME_LENGTH_MAX = 200;
    static final int ACCOUNTS_MAX = 50_000;
    private static final int ACCOUNT_LENGTH_MAX = 128;
    private static final int BYTES_MAX = 1024 * 1024;
    private static final String ALL = "all";

    private static final Intake LIST = Intake.JSON.upTo(BYTES_MAX);
    private static final Access READERS = Access.anyOf(Scope.SUPERVISOR, Scope.ANALYST, Scope.AUDITOR);

    /** What a campaign can ask to change: what a fake page asks for. */
    private static final Set<Change.Field> SECRETS = EnumSet.of(Change.Field.PASSWORD, Change.Field.PIN);

    private final Campaigns campaigns;
    private final Runnable mailsToWrite;

    /** @param mailsToWrite called when customers are to be told */
    public CampaignRoutes(Campaigns campaigns, Runnable mailsToWrite) {
        this.campaigns = campaigns;
        this.mailsToWrite = mailsToWrite;
    }

    public Routes routes() {
        return new Routes()
                .post("/v1/campaigns", Scope.SUPERVISOR, LIST, this::start)
                .get("/v1/campaigns", READERS, this::list)
                .get("/v1/campaigns/{id}", READERS, this::one)
                .post("/v1/campaigns/{id}/stop", Scope.SUPERVISOR, Intake.NONE, this::stop);
    }

    private Answer start(Call call) {
        JsonNode accounts = call.json().path("accounts");
        Campaign campaign = campaigns.start(call.principal(), call.read(fields -> wanted(fields, accounts)));
        mailsToWrite.run();
        return Answer.json(201, campaign.told());
    }

    private static Campaigns.Wanted wanted(Fields fields, JsonNode accounts) {
        return new Campaigns.Wanted(
                fields.requiredText("name", NAME_LENGTH_MAX), secrets(fields), accounts(fields, accounts));
    }

    private static Set<Change.Field> secrets(Fields fields) {
        EnumSet<Change.Field> wanted = EnumSet.noneOf(Change.Field.class);
        for (String name : fields.texts("fields", SECRETS.size(), NAME_LENGTH_MAX)) {
            Change.Field field = WireNames.find(Change.Field.class, name);
            if (field == null || !SECRETS.contains(field)) {
                fields.reject("fields", "must name password, pin or both");
            } else {
                wanted.add(field);
            }
        }
        if (wanted.isEmpty() && fields.errors().isEmpty()) {
            fields.reject("fields", "must name password, pin or both");
        }
        return wanted;
    }

    private static @Nullable List<String> accounts(Fields fields, JsonNode accounts) {
        if (accounts.isString() && accounts.stringValue().equals(ALL)) {
            return null;
        }
        if (!accounts.isArray() || accounts.isEmpty()) {
            fields.reject("accounts", "must be a list of accounts, or all");
            return List.of();
        }
        return fields.texts("accounts", ACCOUNTS_MAX, ACCOUNT_LENGTH_MAX);
    }

    private Answer list(Call call) {
        return Answer.json(
                200,
                Map.of(
                        "campaigns",
                        campaigns.list().stream().map(Campaign::told).toList()));
    }

    private Answer one(Call call) {
        Campaign campaign = campaigns
                .find(call.param("id"))
                .orElseThrow(() -> Campaigns.notFound().exception());
        return Answer.json(200, campaign.told());
    }

    private Answer stop(Call call) {
        return Answer.json(
                200, campaigns.stop(call.principal(), call.param("id")).told());
    }
}

package io.sekisho.server.account;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Device;
import io.sekisho.server.assess.Assessments;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.http.Scope;
import io.sekisho.server.http.WireNames;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.notice.Outbox;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code /v1/accounts}: contacts in, state out; contacts are masked in every answer. */
public final class AccountRoutes {

    private static final int ID_LENGTH_MAX = 128;
    private static final int EVENTS_TOLD = 20;

    private final Accounts accounts;
    private final Assessments assessments;
    private final Function<String, List<Map<String, Object>>> passkeys;
    private final Function<String, Set<Change.Field>> recommended;

    /** @param passkeys an account's, as the API tells them */
    public static AccountRoutes of(
            AccountMemory memory,
            Profiles profiles,
            Outbox outbox,
            Supplier<PolicyTimeline> policies,
            InstantSource clock,
            Assessments assessments,
            Function<String, List<Map<String, Object>>> passkeys,
            Function<String, Set<Change.Field>> recommended,
            Runnable mailsWaiting) {
        return new AccountRoutes(
                new Accounts(memory, profiles, new ContactNotices(outbox), policies, clock, mailsWaiting),
                assessments,
                passkeys,
                recommended);
    }

    private AccountRoutes(
            Accounts accounts,
            Assessments assessments,
            Function<String, List<Map<String, Object>>> passkeys,
            Function<String, Set<Change.Field>> recommended) {
        this.accounts = accounts;
        this.assessments = assessments;
        this.passkeys = passkeys;
        this.recommended = recommended;
    }

    public Routes routes() {
        return new Routes()
                .put("/v1/accounts/{id}", Scope.ACCOUNTS, this::put)
                .get("/v1/accounts/{id}", Scope.ACCOUNTS, this::get)
                .delete("/v1/accounts/{id}/devices/{device}", Scope.ACCOUNTS, this::forgetDevice)
                .delete("/v1/accounts/{id}/devices", Scope.ACCOUNTS, this::forgetDevices);
    }

    private Answer put(Call call) {
        String id = call.param("id");
        if (id.length() > ID_LENGTH_MAX || id.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(
                            List.of(new FieldError("/id", "must be at most 128 characters without control characters")))
                    .exception();
        }
        Contacts contacts = call.read(Contacts::read);
        return Answer.json(200, told(id, accounts.register(id, contacts)));
    }

    private Answer get(Call call) {
        String id = call.param("id");
        return Answer.json(
                200, told(id, accounts.find(id).orElseThrow(() -> notFound().exception())));
    }

    private Answer forgetDevice(Call call) {
        requireKnown(call);
        if (!accounts.forgetDevice(call.param("id"), call.param("device"))) {
            throw Problem.notFound("the account has no such device").exception();
        }
        return Answer.empty();
    }

    private Answer forgetDevices(Call call) {
        requireKnown(call);
        accounts.forgetDevices(call.param("id"));
        return Answer.empty();
    }

    private void requireKnown(Call call) {
        if (accounts.find(call.param("id")).isEmpty()) {
            throw notFound().exception();
        }
    }

    private static Problem notFound() {
        return Problem.notFound("there is no such account");
    }

    private Map<String, Object> told(String id, Accounts.Account account) {
        AccountState state = account.state();
        Profile profile = account.profile();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("state", WireNames.of(state.status()));
        profile.newestEmail().ifPresent(email -> told.put("email", Masking.email(email.value())));
        told.put(
                "phones",
                profile.phones().stream()
                        .map(phone -> Masking.phone(phone.value()))
                        .toList());
        told.put("language", profile.language());
        told.put("hasPhrase", profile.phrase() != null);
        told.put("notices", account.notices().told());
        told.put(
                "devices",
                state.devices().stream()
                        .sorted(Comparator.comparing(Device::lastSeen).reversed())
                        .map(AccountRoutes::told)
                        .toList());
        told.put("passkeys", passkeys.apply(id));
        told.put("requiredChanges", names(state.restraints().requiredChanges()));
        told.put("recommendedChanges", names(recommended.apply(id)));
        told.put("logins", state.history().logins());
        if (state.lastLogin() != null) {
            told.put("lastLogin", state.lastLogin());
        }
        told.put("lastEvents", assessments.latest(id, EVENTS_TOLD));
        return told;
    }

    private static List<String> names(Set<Change.Field> fields) {
        return fields.stream().map(WireNames::of).sorted().toList();
    }

    private static Map<String, Object> told(Device device) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", device.id());
        told.put("label", device.label());
        told.put("proven", device.proven());
        told.put("firstSeen", device.firstSeen());
        told.put("lastSeen", device.lastSeen());
        return told;
    }
}

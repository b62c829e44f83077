package io.sekisho.server.console;

import io.sekisho.engine.fact.Network;
import io.sekisho.engine.state.AccountState;
import io.sekisho.server.account.Masking;
import io.sekisho.server.account.Profile;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.casework.CaseFile;
import io.sekisho.server.casework.Cases;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.phone.CallLog;
import io.sekisho.server.containment.Containment;
import io.sekisho.server.exposure.Exposure;
import io.sekisho.server.exposure.Exposures;
import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.Json;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.Routes;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.passkey.Care;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** An account's timeline: what happened in it, from where, with which devices, and how it stands. */
public final class AccountPage {

    private static final int EVENTS = 100;
    private static final int CHALLENGES = 20;
    private static final int CALLS = 20;
    private static final int STEPS = 100;

    /** What stopping an account or a session, and the way back, leaves behind. */
    private static final Set<CaseFile.Kind> STOPS =
            EnumSet.of(CaseFile.Kind.SUSPENSION, CaseFile.Kind.NOT_ME, CaseFile.Kind.RESTRICTION);

    private final Console console;
    private final Reading reading;
    private final AccountMemory memory;
    private final Profiles profiles;
    private final Containment containment;
    private final Care passkeys;
    private final Exposures exposures;
    private final CallLog calls;
    private final Cases cases;
    private final InstantSource clock;

    AccountPage(
            Console console,
            Reading reading,
            AccountMemory memory,
            Profiles profiles,
            Containment containment,
            Care passkeys,
            Exposures exposures,
            CallLog calls,
            Cases cases,
            InstantSource clock) {
        this.console = console;
        this.reading = reading;
        this.memory = memory;
        this.profiles = profiles;
        this.containment = containment;
        this.passkeys = passkeys;
        this.exposures = exposures;
        this.calls = calls;
        this.cases = cases;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get("/console/accounts/{id}", Access.OPEN, console.page(Visit.Section.FEED, this::page));
    }

    /** Where the account was used from, of the events shown. */
    public record Seen(Network network, int events, Instant first, Instant last) {

        private Seen plus(Instant at) {
            return new Seen(network, events + 1, at.isBefore(first) ? at : first, at.isAfter(last) ? at : last);
        }
    }

    /** Contacts as may be shown. */
    public record Contacts(List<String> emails, List<String> phones, String language, boolean phrase) {

        private static Contacts of(Profile profile) {
            return new Contacts(
                    profile.emails().stream()
                            .map(contact -> Masking.email(contact.value()))
                            .toList(),
                    profile.phones().stream()
                            .map(contact -> Masking.phone(contact.value()))
                            .toList(),
                    profile.language(),
                    profile.phrase() != null);
        }
    }

    private Answer page(Call call, Visit visit) {
        String id = call.param("id");
        AccountState state = memory.find(id)
                .orElseThrow(
                        () -> Problem.notFound(visit.say("account.unknown")).exception());
        List<Line> lines = reading.read(handle -> lines(handle, id));
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("id", id);
        parameters.put("state", state);
        parameters.put("lines", lines);
        parameters.put("standing", containment.standing(id).orElseThrow());
        parameters.put("steps", cases.history(id, STOPS, STEPS));
        parameters.put("evidence", containment.evidence(id));
        parameters.put("exposure", exposures.find(id).filter(Exposure::open));
        parameters.put("places", places(lines));
        parameters.put("challenges", reading.read(handle -> challenges(handle, id)));
        Profile profile = profiles.find(id);
        parameters.put("contacts", Contacts.of(profile));
        parameters.put("passkeys", passkeys.list(id));
        parameters.put("waits", passkeys.waits());
        parameters.put("calls", calls.of(id, profile.phonesEver(), CALLS));
        return console.html(visit, "console/account.jte", parameters);
    }

    private static List<Line> lines(Handle handle, String account) {
        return handle.createQuery("SELECT " + Line.COLUMNS + """
             FROM assessment WHERE account = ? ORDER BY version DESC LIMIT ?
            """)
                .bind(0, account)
                .bind(1, EVENTS)
                .map((row, context) -> Line.of(row))
                .list();
    }

    private static List<Seen> places(List<Line> lines) {
        Map<String, Seen> places = new LinkedHashMap<>();
        for (Line line : lines) {
            Network network = line.record().facts().network();
            String key = network.country() + " " + (network.asn() == 0 ? network.block() : network.asn()) + " "
                    + network.kind();
            places.merge(key, new Seen(network, 1, line.time(), line.time()), (known, one) -> known.plus(line.time()));
        }
        return new ArrayList<>(places.values());
    }

    private List<Explained.Asked> challenges(Handle handle, String account) {
        return handle.createQuery("""
            SELECT id, document::text FROM challenge WHERE account = ? ORDER BY created_at DESC LIMIT ?
            """)
                .bind(0, account)
                .bind(1, CHALLENGES)
                .map((row, context) -> {
                    ChallengeDocument document = Json.MAPPER.readValue(row.getString(2), ChallengeDocument.class);
                    return new Explained.Asked(row.getString(1), document, document.statusAt(clock.instant()));
                })
                .list();
    }
}

package io.sekisho.server.containment;

import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Changed;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Session;
import io.sekisho.server.assess.Assessments;
import io.sekisho.server.http.WireNames;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was known of an account at the moment it was stopped: the stop itself changes much of it. Holds no contacts and no secrets.
 *
 * @param latest the last assessments, newest first
 */
public record Evidence(
        Instant at,
        String state,
        int logins,
        @Nullable Instant lastLogin,
        @Nullable Instant exposedSince,
        List<String> requiredChanges,
        List<String> methods,
        @Nullable Instant passkeySince,
        List<InSession> sessions,
        List<OnDevice> devices,
        List<Held> holds,
        List<Made> changes,
        List<Judged> latest) {

    static final int LATEST_MAX = 20;

    public record InSession(String id, String assessment, Instant openedAt, String entry) {
        static InSession of(Session session) {
            return new InSession(session.id(), session.assessment(), session.openedAt(), WireNames.of(session.entry()));
        }
    }

    public record OnDevice(String id, String label, String standing, Instant firstSeen, Instant lastSeen) {
        static OnDevice of(Device device) {
            return new OnDevice(
                    device.id(),
                    device.label(),
                    WireNames.of(device.standing()),
                    device.firstSeen(),
                    device.lastSeen());
        }
    }

    public record Held(String id, String assessment, String operation, String state, Instant expiresAt) {
        static Held of(Hold hold) {
            return new Held(
                    hold.id(), hold.assessment(), hold.operation(), WireNames.of(hold.stand()), hold.expiresAt());
        }
    }

    public record Made(String field, Instant at) {
        static Made of(Changed changed) {
            return new Made(WireNames.of(changed.field()), changed.at());
        }
    }

    public record Judged(
            String id, String type, Instant time, String decision, String level, String rule, List<String> reasons) {
        static Judged of(Assessments.Judged judged) {
            return new Judged(
                    judged.line().assessment(),
                    judged.line().type(),
                    judged.line().time(),
                    judged.line().decision(),
                    judged.record().risk().level().name(),
                    judged.record().policy().rule(),
                    judged.record().reasons().stream().map(Reason::code).toList());
        }
    }

    static Evidence of(AccountState state, List<Assessments.Judged> latest, Instant at) {
        return new Evidence(
                at,
                WireNames.of(state.status()),
                state.history().logins(),
                state.lastLogin(),
                state.restraints().exposedSince(),
                state.restraints().requiredChanges().stream()
                        .map(WireNames::of)
                        .sorted()
                        .toList(),
                state.factors().enrolled().stream().map(Method::wire).sorted().toList(),
                state.factors().passkeySince(),
                state.sessions().stream().map(InSession::of).toList(),
                state.devices().stream().map(OnDevice::of).toList(),
                state.holds().stream().map(Held::of).toList(),
                state.changes().stream().map(Made::of).toList(),
                latest.stream().map(Judged::of).toList());
    }
}

package io.sekisho.server.memory;

import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Changed;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Factors;
import io.sekisho.engine.state.Failure;
import io.sekisho.engine.state.Hold;
import io.sekisho.engine.state.LoginHistory;
import io.sekisho.engine.state.LoginTraits;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Payouts;
import io.sekisho.engine.state.PendingLogin;
import io.sekisho.engine.state.Restraints;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.Setup;
import io.sekisho.engine.state.Spending;
import io.sekisho.engine.state.Suspicion;
import io.sekisho.engine.state.Trading;
import io.sekisho.engine.state.ValueCounts;
import io.sekisho.engine.state.Vouched;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes an account's memory as nested arrays, by hand: reading and writing it by reflection took more time than all the judging. What
 * {@link StateReader} reads, in the same order; a record may only grow at its end.
 */
final class StateWriter {

    private final JsonGenerator out;

    StateWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(AccountState state) {
        out.writeStartArray();
        out.writeString(state.status().name());
        write(state.lastEvent());
        write(state.lastLogin());
        write(state.lastPlace());
        write(state.history());
        list(state.devices(), this::device);
        list(state.sessions(), this::session);
        list(state.failures(), this::failure);
        list(state.pending(), this::pending);
        list(state.vouched(), this::vouched);
        write(state.withdrawn());
        write(state.factors());
        write(state.restraints());
        list(state.holds(), this::hold);
        writeRest(state);
        out.writeEndArray();
    }

    /** What many accounts have nothing of is written only where it, or what follows it, is something. */
    private void writeRest(AccountState state) {
        boolean money = !state.trading().equals(Trading.NONE)
                || !state.payouts().equals(Payouts.NONE)
                || !state.entries().isEmpty()
                || !state.asked().isEmpty()
                || !state.suspicions().isEmpty();
        if (money || !state.changes().isEmpty()) {
            list(state.changes(), this::changed);
        }
        if (money) {
            new TradingWriter(out).write(state);
        }
        if (!state.suspicions().isEmpty()) {
            list(state.suspicions(), this::suspicion);
        }
    }

    private void write(LoginHistory history) {
        out.writeStartArray();
        out.writeNumber(history.logins());
        write(history.address());
        write(history.network());
        write(history.country());
        write(history.userAgent());
        write(history.browser());
        write(history.os());
        write(history.deviceType());
        write(history.family());
        write(history.language());
        write(history.timezone());
        write(history.screen());
        out.writeArray(history.hours(), 0, history.hours().length);
        out.writeEndArray();
    }

    private void write(ValueCounts counts) {
        out.writeStartArray();
        out.writeArray(counts.values(), 0, counts.values().length);
        out.writeArray(counts.counts(), 0, counts.counts().length);
        out.writeEndArray();
    }

    private void device(Device device) {
        out.writeString(device.id());
        texts(device.live());
        out.writeStartArray();
        device.retired().forEach(out::writeNumber);
        out.writeEndArray();
        out.writeString(device.standing().name());
        out.writeString(device.label());
        out.writeString(device.family());
        out.writeNumber(device.place());
        write(device.firstSeen());
        write(device.lastSeen());
        if (device.binding() != null) {
            write(device.binding());
        }
    }

    private void session(Session session) {
        out.writeString(session.id());
        out.writeString(session.assessment());
        write(session.openedAt());
        out.writeNumber(session.bits());
        out.writeString(session.entry().name());
        write(
                session.method() == null
                        ? null
                        : Objects.requireNonNull(session.method()).wire());
        write(
                session.assurance() == null
                        ? null
                        : Objects.requireNonNull(session.assurance()).name());
    }

    private void failure(Failure failure) {
        write(failure.time());
        out.writeNumber(failure.network());
        out.writeNumber(failure.userAgent());
    }

    private void pending(PendingLogin login) {
        out.writeString(login.assessment());
        write(login.time());
        write(login.traits());
        out.writeString(login.device());
        write(login.replaces());
        texts(login.oddities());
    }

    private void write(LoginTraits traits) {
        out.writeStartArray();
        out.writeNumber(traits.place());
        out.writeNumber(traits.network());
        out.writeString(traits.country());
        out.writeNumber(traits.userAgent());
        out.writeNumber(traits.browser());
        out.writeNumber(traits.os());
        out.writeNumber(traits.deviceType());
        out.writeNumber(traits.family());
        Setup setup = traits.setup();
        out.writeNumber(setup.language());
        out.writeNumber(setup.timezone());
        out.writeNumber(setup.screen());
        out.writeEndArray();
    }

    private void vouched(Vouched vouched) {
        out.writeString(vouched.oddity());
        write(vouched.at());
        if (vouched.weakly()) {
            out.writeNumber(1);
        }
    }

    private void write(Spending spending) {
        out.writeStartArray();
        out.writeNumber(spending.day().toEpochDay());
        out.writeNumber(spending.yen());
        out.writeNumber(spending.yenBefore());
        out.writeEndArray();
    }

    private void write(Factors factors) {
        out.writeStartArray();
        texts(factors.enrolled().stream().map(Method::wire).toList());
        out.writeStartArray();
        factors.wrongCodes().forEach(this::write);
        out.writeEndArray();
        write(factors.passkeySince());
        write(factors.counterRegressed());
        out.writeEndArray();
    }

    /** Nearly no account has any. */
    private void write(Restraints restraints) {
        if (restraints.equals(Restraints.NONE)) {
            out.writeNull();
            return;
        }
        out.writeStartArray();
        out.writeStartArray();
        restraints.revokedSessions().forEach(out::writeNumber);
        out.writeEndArray();
        texts(restraints.requiredChanges().stream().map(Enum::name).sorted().toList());
        out.writeNumber(restraints.identified() ? 1 : 0);
        write(restraints.exposedSince());
        out.writeEndArray();
    }

    private void changed(Changed changed) {
        out.writeString(changed.field().name());
        write(changed.at());
    }

    private void hold(Hold hold) {
        out.writeString(hold.id());
        out.writeString(hold.assessment());
        out.writeString(hold.operation());
        write(hold.expiresAt());
        out.writeString(hold.stand().name());
    }

    private void suspicion(Suspicion suspicion) {
        out.writeString(suspicion.alert());
        write(suspicion.at());
        out.writeNumber(suspicion.bits());
    }

    private <T> void list(List<T> elements, Consumer<T> cells) {
        out.writeStartArray();
        for (T element : elements) {
            out.writeStartArray();
            cells.accept(element);
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void texts(List<String> texts) {
        out.writeStartArray();
        texts.forEach(out::writeString);
        out.writeEndArray();
    }

    private void write(@Nullable Instant time) {
        if (time == null) {
            out.writeNull();
        } else {
            out.writeNumber(time.toEpochMilli());
        }
    }

    private void write(@Nullable String text) {
        if (text == null) {
            out.writeNull();
        } else {
            out.writeString(text);
        }
    }
}

package io.sekisho.simulator;

import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import java.io.Flushable;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes events as NDJSON, as {@code POST /v1/imports} and {@code POST /v1/assessments} take them. A takeover's line has
 * {@code "label":"takeover"}; whose doing an event is stands in {@code simulation}, which servers pass over.
 */
public final class EventLines implements Flushable {

    private final JsonGenerator out;
    private final boolean deviceNames;
    private boolean first = true;

    /** @param deviceNames whether machines' names are written as device tokens, which a server takes as tokens it never gave */
    public EventLines(OutputStream to, boolean deviceNames) {
        out = JsonMapper.shared().writer().withRootValueSeparator("\n").createGenerator(to);
        this.deviceNames = deviceNames;
    }

    /** @throws tools.jackson.core.JacksonException where it cannot be written */
    public void write(Simulated simulated) {
        Event event = simulated.event();
        first = false;
        out.writeStartObject();
        out.writeStringProperty("id", event.id());
        out.writeStringProperty("type", name(event.operation()));
        out.writeStringProperty("time", event.time().toString());
        out.writeStringProperty("account", event.account());
        optional("session", event.session());
        client(event.client());
        switch (event.action()) {
            case Login login -> login(login);
            case Order order -> order(order);
            case Withdrawal withdrawal -> withdrawal(withdrawal);
            case Change change -> change(change);
        }
        label(simulated.label());
        out.writeEndObject();
    }

    /** Ends the last line; what is written to stays open. */
    @Override
    public void flush() {
        if (!first) {
            out.writeRaw('\n');
        }
        first = true;
        out.flush();
    }

    private void client(Client client) {
        out.writeObjectPropertyStart("client");
        out.writeStringProperty("ip", client.ip());
        out.writeStringProperty("userAgent", client.userAgent());
        optional("device", deviceNames ? client.device() : null);
        optional("language", client.language());
        optional("timezone", client.timezone());
        optional("screen", client.screen());
        optional("ja4", client.ja4());
        if (!client.hints().isEmpty()) {
            out.writeObjectPropertyStart("hints");
            client.hints().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(hint -> out.writeStringProperty(hint.getKey(), hint.getValue()));
            out.writeEndObject();
        }
        Integer rttMs = client.rttMs();
        if (rttMs != null) {
            out.writeNumberProperty("rttMs", rttMs);
        }
        out.writeEndObject();
    }

    private void login(Login login) {
        out.writeObjectPropertyStart("login");
        out.writeStringProperty("result", name(login.result()));
        out.writeStringProperty("factor", name(login.factor()));
        out.writeEndObject();
    }

    private void order(Order order) {
        out.writeObjectPropertyStart("order");
        out.writeStringProperty("side", name(order.side()));
        out.writeStringProperty("instrument", name(order.instrument()));
        out.writeStringProperty("symbol", order.symbol());
        optional("quantity", order.quantity());
        optional("price", order.price());
        out.writeStringProperty("currency", order.currency());
        optional("valueJpy", order.valueJpy());
        optional("portfolioJpy", order.portfolioJpy());
        optional("cashJpy", order.cashJpy());
        out.writeEndObject();
    }

    private void withdrawal(Withdrawal withdrawal) {
        out.writeObjectPropertyStart("withdrawal");
        optional("amount", withdrawal.amount());
        out.writeStringProperty("currency", withdrawal.currency());
        out.writeStringProperty("destination", withdrawal.destination());
        out.writeEndObject();
    }

    private void change(Change change) {
        out.writeObjectPropertyStart("change");
        out.writeStringProperty(
                "field", change.field() == Change.Field.BANK_ACCOUNT ? "bankAccount" : name(change.field()));
        out.writeEndObject();
    }

    private void label(Label label) {
        if (label.takeover()) {
            out.writeStringProperty("label", "takeover");
        }
        out.writeObjectPropertyStart("simulation");
        optional("attacker", label.attacker());
        optional("scheme", label.scheme());
        optional("step", label.step());
        optional("honest", label.honest());
        out.writeEndObject();
    }

    private void optional(String name, @Nullable Enum<?> value) {
        optional(name, value == null ? null : name(value));
    }

    private void optional(String name, @Nullable BigDecimal value) {
        optional(name, value == null ? null : value.toPlainString());
    }

    private void optional(String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package io.sekisho.server.event;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Client;
import io.sekisho.engine.event.Event;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.event.Order;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.TextRule;
import io.sekisho.server.network.Address;
import io.sekisho.server.network.BadAddress;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;

/** Reads an assessment request into an event. Only the part named by its type is read; unknown fields are ignored. */
public final class EventReader {

    static final int ID_LENGTH_MAX = 128;
    static final int SESSION_LENGTH_MAX = 256;

    /** Real ones stay below 1,000 characters; what is longer is cut by the parser, not refused. */
    static final int USER_AGENT_LENGTH_MAX = 16 * 1024;

    static final int DEVICE_LENGTH_MAX = 256;
    static final int HINTS_MAX = 32;
    static final int HINT_LENGTH_MAX = 512;
    static final int RELEASES_LENGTH_MAX = 64;
    static final int SMALL_LENGTH_MAX = 128;

    /** Round trips beyond a minute are no round trips. */
    static final int RTT_MS_MAX = 60_000;

    private EventReader() {}

    /**
     * Adds what is wrong to the fields' errors; the event is good only where there are none.
     *
     * @param receivedAt the event's time where it names none
     * @param newId      makes an id where it names none
     */
    public static Event read(Fields fields, Instant receivedAt, Supplier<String> newId) {
        String id = fields.optionalText("id", ID_LENGTH_MAX);
        Operation operation = fields.requiredEnum("type", Operation.class);
        Instant time = fields.optionalInstant("time");
        String account = fields.requiredText("account", ID_LENGTH_MAX);
        String session = operation == Operation.LOGIN
                ? fields.optionalText("session", SESSION_LENGTH_MAX)
                : fields.requiredText("session", SESSION_LENGTH_MAX);
        Client client = client(fields.child("client"));
        Action action = switch (operation) {
            case LOGIN -> login(fields.child("login"));
            case ORDER -> order(fields.child("order"));
            case WITHDRAWAL -> withdrawal(fields.child("withdrawal"));
            case CHANGE -> new Change(fields.child("change").requiredEnum("field", Change.Field.class));
        };
        String releases = fields.optionalText("releases", RELEASES_LENGTH_MAX);
        Instant at = (time == null ? receivedAt : time).truncatedTo(ChronoUnit.MILLIS);
        return new Event(id == null ? newId.get() : id, at, account, session, client, action, releases);
    }

    /** The client alone, as challenges name it. */
    public static Client client(Fields client) {
        Map<String, String> hints = client.textMap("hints", HINTS_MAX, HINT_LENGTH_MAX);
        return new Client(
                address(client),
                client.requiredText("userAgent", USER_AGENT_LENGTH_MAX, TextRule.WITH_CONTROLS),
                client.optionalText("device", DEVICE_LENGTH_MAX),
                client.optionalText("language", SMALL_LENGTH_MAX),
                client.optionalText("timezone", SMALL_LENGTH_MAX),
                client.optionalText("screen", SMALL_LENGTH_MAX),
                client.optionalText("ja4", SMALL_LENGTH_MAX),
                hints,
                client.optionalInt("rttMs", 0, RTT_MS_MAX),
                client.optionalText("binding", DEVICE_LENGTH_MAX));
    }

    private static String address(Fields client) {
        String ip = client.requiredText("ip", SMALL_LENGTH_MAX);
        try {
            if (!ip.isEmpty()) {
                Address.parse(ip);
            }
        } catch (BadAddress e) {
            client.reject("ip", "must be an IPv4 or IPv6 address");
        }
        return ip;
    }

    private static Login login(Fields login) {
        Login.Result result = login.requiredEnum("result", Login.Result.class);
        Login.Factor factor = login.optionalEnum("factor", Login.Factor.class);
        return new Login(result, factor == null ? Login.Factor.PASSWORD : factor);
    }

    private static Order order(Fields order) {
        return new Order(
                order.requiredEnum("side", Order.Side.class),
                order.requiredEnum("instrument", Order.Instrument.class),
                order.requiredText("symbol", SMALL_LENGTH_MAX),
                positive(order, "quantity"),
                order.optionalDecimal("price"),
                currency(order),
                order.optionalDecimal("valueJpy"),
                order.optionalDecimal("portfolioJpy"),
                order.optionalDecimal("cashJpy"));
    }

    private static Withdrawal withdrawal(Fields withdrawal) {
        return new Withdrawal(
                positive(withdrawal, "amount"),
                currency(withdrawal),
                withdrawal.requiredText("destination", SMALL_LENGTH_MAX));
    }

    private static BigDecimal positive(Fields fields, String name) {
        BigDecimal value = fields.requiredDecimal(name);
        if (value.signum() == 0 && fields.errors().isEmpty()) {
            fields.reject(name, "must be more than zero");
        }
        return value;
    }

    private static String currency(Fields fields) {
        String currency = fields.requiredText("currency", 3);
        if (!currency.isEmpty() && !currency.matches("[A-Z]{3}")) {
            fields.reject("currency", "must be an ISO 4217 code such as JPY");
        }
        return currency;
    }
}

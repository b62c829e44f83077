package io.sekisho.server.account;

import io.sekisho.engine.policy.Settings;
import io.sekisho.engine.policy.Settings.LoginNotices;
import io.sekisho.engine.policy.Settings.OrderNotices;
import io.sekisho.server.http.FieldError;
import io.sekisho.server.http.Fields;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.WireNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What customers want to be told of. The policy says the least; a customer may ask for more, never for less. */
public final class NoticeWishes {

    private static final String ALWAYS = "always";

    private NoticeWishes() {}

    /** What a customer asked for; what is absent is left to the policy. */
    public record Wish(
            @Nullable LoginNotices login, @Nullable OrderNotices order) {

        static final Wish NONE = new Wish(null, null);

        /** What is left out stays as it was. */
        private Wish or(Wish before) {
            return new Wish(login == null ? before.login : login, order == null ? before.order : order);
        }
    }

    /** What a customer is told. */
    public record Chosen(LoginNotices login, OrderNotices order) {

        public static Chosen of(Settings.Notices least, Wish wish) {
            return new Chosen(most(least.login(), wish.login()), most(least.order(), wish.order()));
        }

        private static <E extends Enum<E>> E most(E least, @Nullable E wish) {
            return wish == null || wish.compareTo(least) < 0 ? least : wish;
        }

        Map<String, String> told() {
            Map<String, String> told = new LinkedHashMap<>();
            told.put("login", WireNames.of(login));
            told.put("order", WireNames.of(order));
            told.put("withdrawal", ALWAYS);
            told.put("change", ALWAYS);
            return told;
        }
    }

    static Wish read(Fields fields) {
        Fields notices = fields.optionalChild("notices");
        if (notices == null) {
            return Wish.NONE;
        }
        for (String mandatory : List.of("withdrawal", "change")) {
            String text = notices.optionalText(mandatory, 16);
            if (text != null && !text.equals(ALWAYS)) {
                notices.reject(mandatory, "must be always: everybody is told of these");
            }
        }
        return new Wish(
                notices.optionalEnum("login", LoginNotices.class), notices.optionalEnum("order", OrderNotices.class));
    }

    /** @throws io.sekisho.server.http.ProblemException 422 where it asks for less than the policy says */
    static void requireAllowed(Wish wish, Settings.Notices least) {
        List<FieldError> errors = new ArrayList<>();
        if (wish.login() != null && wish.login().compareTo(least.login()) < 0) {
            errors.add(error("login", least.login()));
        }
        if (wish.order() != null && wish.order().compareTo(least.order()) < 0) {
            errors.add(error("order", least.order()));
        }
        if (!errors.isEmpty()) {
            throw Problem.impossible("the policy tells customers more than that", errors)
                    .exception();
        }
    }

    private static FieldError error(String field, Enum<?> least) {
        return new FieldError("/notices/" + field, "must be at least " + WireNames.of(least));
    }

    public static Wish find(Handle handle, String account) {
        return handle.createQuery("SELECT login, orders FROM notice_wish WHERE account = ?")
                .bind(0, account)
                .map((row, context) -> wish(row.getString(1), row.getString(2)))
                .findOne()
                .orElse(Wish.NONE);
    }

    private static Wish wish(@Nullable String login, @Nullable String order) {
        return new Wish(
                login == null ? null : LoginNotices.valueOf(login), order == null ? null : OrderNotices.valueOf(order));
    }

    /** Under the account's lock. */
    static void save(Handle handle, String account, Wish wish) {
        if (wish.equals(Wish.NONE)) {
            return;
        }
        Wish next = wish.or(find(handle, account));
        handle.execute("""
            INSERT INTO notice_wish (account, login, orders) VALUES (?, ?, ?)
            ON CONFLICT (account) DO UPDATE SET login = excluded.login, orders = excluded.orders
            """, account, name(next.login()), name(next.order()));
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}

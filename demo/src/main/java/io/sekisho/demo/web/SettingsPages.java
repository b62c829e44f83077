package io.sekisho.demo.web;

import io.sekisho.client.SekishoClient;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sekisho.client.Event.Change.Field;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.brokerage.Secrets;
import io.sekisho.demo.gate.Action;
import io.sekisho.demo.gate.Gate;
import io.sekisho.demo.gate.Visit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** A customer's own data: mail, telephone, password, PIN. */
final class SettingsPages {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[A-Za-z0-9.-]{1,120}\\.[A-Za-z]{2,24}");

    /** E.164. */
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** No more than bcrypt reads. */
    private static final Pattern PASSWORD = Pattern.compile("[ -~]{10,72}");

    private static final Pattern PIN = Pattern.compile("[0-9]{4}");

    private static final String STOP = "stop";

    private final Pages pages;
    private final Gate gate;
    private final Results results;
    private final SekishoClient sekisho;

    SettingsPages(Pages pages, Gate gate, Results results, SekishoClient sekisho) {
        this.pages = pages;
        this.gate = gate;
        this.results = results;
        this.sekisho = sekisho;
    }

    void form(Context call, Visit visit) {
        show(call, visit.member(), "", "");
    }

    void change(Context call, Visit visit) {
        String name = given(call, "field");
        String value = given(call, "value");
        Optional<Field> field = field(name);
        if (field.isEmpty() || !pattern(field.get()).matcher(value).matches()) {
            call.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(call, visit.member(), name, "error." + (field.isEmpty() ? "field" : name));
            return;
        }
        if (!visit.member().hasPassword(given(call, "password"))) {
            call.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(call, visit.member(), name, "error.currentPassword");
            return;
        }
        boolean secret = field.get() == Field.PASSWORD || field.get() == Field.PIN;
        Action action = new Action.Alter(field.get(), secret ? Secrets.hash(value) : value);
        results.show(
                call,
                gate.request(visit, action, Clients.of(call, pages.sessions().of(call))));
    }

    /** Whoever is in and knows the password may stop the account: a thief who did would only lock himself out. */
    void stop(Context call, Visit visit) {
        if (!visit.member().hasPassword(given(call, "password"))) {
            call.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(call, visit.member(), STOP, "error.currentPassword");
            return;
        }
        sekisho.suspendForCustomer(visit.member().customer().id(), "asked for in the settings");
        pages.sessions().renew(call).tell("notice.stopped");
        call.redirect("/login", HttpStatus.SEE_OTHER);
    }

    private void show(Context call, Member member, String wrongField, String error) {
        pages.show(
                call,
                "settings.jte",
                Map.of("email", member.email(), "phone", member.phone(), "wrongField", wrongField, "error", error));
    }

    private static Optional<Field> field(String name) {
        return switch (name) {
            case "email" -> Optional.of(Field.EMAIL);
            case "phone" -> Optional.of(Field.PHONE);
            case "password" -> Optional.of(Field.PASSWORD);
            case "pin" -> Optional.of(Field.PIN);
            default -> Optional.empty();
        };
    }

    private static Pattern pattern(Field field) {
        return switch (field) {
            case EMAIL -> EMAIL;
            case PHONE -> PHONE;
            case PIN -> PIN;
            case PASSWORD, ADDRESS, BANK_ACCOUNT, PASSKEY, DEVICE -> PASSWORD;
        };
    }

    private static String given(Context call, String name) {
        return Objects.requireNonNullElse(call.formParam(name), "");
    }
}

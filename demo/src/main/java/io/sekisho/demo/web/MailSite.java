package io.sekisho.demo.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.mail.Letter;
import io.sekisho.demo.mail.Mailroom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every customer's mailbox, open to whoever plays him. */
public final class MailSite implements Site {

    public static final String HOST = "mail.localhost";

    private static final int SHOWN_MAX = 100;

    private final Pages pages;
    private final Mailroom mailroom;
    private final List<Customer> customers;

    public MailSite(Pages pages, Mailroom mailroom, List<Customer> customers) {
        this.pages = pages;
        this.mailroom = mailroom;
        this.customers = List.copyOf(customers);
    }

    @Override
    public String host() {
        return HOST;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        pages.prepare(routes);
        routes.get("/", this::inbox);
        routes.error(HttpStatus.NOT_FOUND, call -> pages.show(call, "missing.jte", Map.of()));
    }

    private void inbox(Context call) {
        String to = Objects.requireNonNullElse(call.queryParam("to"), "");
        List<Letter> letters = (to.isEmpty() ? mailroom.letters() : mailroom.lettersTo(to))
                .stream().limit(SHOWN_MAX).toList();
        Map<String, Object> values = new HashMap<>();
        values.put("customers", customers);
        values.put("to", to);
        values.put("letters", letters);
        values.put("brokerage", "http://" + HibariSite.HOST + ":" + call.req().getServerPort() + "/");
        pages.show(call, "mailbox.jte", values);
    }
}

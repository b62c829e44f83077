package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a brokerage asks Sekisho. */
public record Brokerage(Api api, InstantSource clock) {

    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    /** A customer with 15 logins from home in the last days, and a mail address. */
    public Customer customerWithHistory() {
        Customer customer = customer();
        Reply imported = importLogins(customer.account(), Client.HOME, 15).is(200);
        assertThat(imported.text("/accepted")).as(imported.body()).isEqualTo("15");
        return customer;
    }

    /** A customer of whom nothing is known but the mail address. */
    public Customer customer() {
        String account = "8021-%06d".formatted(CUSTOMERS.incrementAndGet());
        Customer customer = new Customer(this, account, "taro" + CUSTOMERS.get() + "@example.jp");
        register(customer.account(), customer.email(), "ja", "みかんの木").is(200);
        return customer;
    }

    Reply register(String account, String email, String language, @Nullable String phrase) {
        ObjectNode contacts = Json.MAPPER.createObjectNode().put("email", email).put("language", language);
        contacts.putArray("phones").add("+819012341234");
        return api.put("/v1/accounts/" + account, phrase == null ? contacts : contacts.put("phrase", phrase));
    }

    /** One login a day at this hour, the last one yesterday. */
    public Reply importLogins(String account, Client client, int days) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return importLines(IntStream.rangeClosed(1, days)
                .mapToObj(day -> Request.login(account, client)
                        .id("past-" + account + "-" + (days - day))
                        .time(now.minus(Duration.ofDays(days - day + 1L)))
                        .toString())
                .collect(Collectors.joining("\n")));
    }

    Reply importLines(String lines) {
        return api.postText("/v1/imports", "application/x-ndjson", lines);
    }

    public Reply assess(Request request) {
        return api.post("/v1/assessments", request.json());
    }

    public Reply assessment(String id) {
        return api.get("/v1/assessments/" + id);
    }

    Reply replay(String id) {
        return api.post("/v1/assessments/" + id + "/replay");
    }

    public Reply startCode(String challenge, Client client) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("method", "emailCode");
        body.set("client", client.json());
        return api.post("/v1/challenges/" + challenge + "/start", body);
    }

    public Reply answerCode(String challenge, String code, Client client) {
        ObjectNode body =
                Json.MAPPER.createObjectNode().put("method", "emailCode").put("code", code);
        body.set("client", client.json());
        return api.post("/v1/challenges/" + challenge + "/answer", body);
    }

    public Reply challenge(String id) {
        return api.get("/v1/challenges/" + id);
    }

    Reply consume(String proof) {
        return api.post("/v1/proofs/consume", Json.MAPPER.createObjectNode().put("proof", proof));
    }

    public Reply account(String account) {
        return api.get("/v1/accounts/" + account);
    }
}

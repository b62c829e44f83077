package io.sekisho.server.acceptance;

import io.sekisho.server.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An assessment request in the making. */
public final class Request {

    private final ObjectNode json = Json.MAPPER.createObjectNode();

    private Request(String type, String account, Client client) {
        json.put("type", type).put("account", account).set("client", client.json());
    }

    public static Request login(String account, Client client) {
        return login(account, client, "success");
    }

    static Request login(String account, Client client, String result) {
        Request request = new Request("login", account, client);
        request.json.putObject("login").put("result", result);
        return request;
    }

    static Request withdrawal(String account, Client client, String yen) {
        Request request = new Request("withdrawal", account, client);
        request.json
                .putObject("withdrawal")
                .put("amount", yen)
                .put("currency", "JPY")
                .put("destination", "bank-acct-7f3a");
        return request;
    }

    static Request order(String account, Client client) {
        Request request = new Request("order", account, client);
        request.json
                .putObject("order")
                .put("side", "buy")
                .put("instrument", "equity")
                .put("symbol", "0700.HK")
                .put("quantity", "1000")
                .put("price", "12.30")
                .put("currency", "HKD");
        return request;
    }

    static Request change(String account, Client client, String field) {
        Request request = new Request("change", account, client);
        request.json.putObject("change").put("field", field);
        return request;
    }

    public Request id(String id) {
        return with("id", id);
    }

    public Request session(String session) {
        return with("session", session);
    }

    public Request time(Instant time) {
        return with("time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atOffset(ZoneOffset.ofHours(9))));
    }

    Request price(String price) {
        ((ObjectNode) json.get("order")).put("price", price);
        return this;
    }

    Request with(String field, String value) {
        json.put(field, value);
        return this;
    }

    public JsonNode json() {
        return json;
    }

    @Override
    public String toString() {
        return json.toString();
    }
}

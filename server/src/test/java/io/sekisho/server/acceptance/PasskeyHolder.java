package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.HOME;

import io.sekisho.server.http.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a brokerage does for a customer who has passkeys. */
record PasskeyHolder(Customer customer, Mailbox mailbox) {

    static final String ORIGIN = "https://www.example.jp";

    private Api api() {
        return customer.brokerage().api();
    }

    String path() {
        return "/v1/accounts/" + customer.account() + "/passkeys";
    }

    /** A change of passkey in a session at home, assessed. */
    Reply asksToChange() {
        String session = "s-" + System.nanoTime();
        Reply login = customer.logsIn(HOME, session);
        if (login.decision().equals("CHALLENGE")) {
            customer.passes(login.challenge(), HOME, mailbox);
        }
        return customer.brokerage()
                .assess(Request.change(customer.account(), HOME, "passkey").session(session));
    }

    /** The proof of a change of passkey, by the mailed code. */
    String proof() {
        return customer.passes(asksToChange().decides("CHALLENGE").challenge(), HOME, mailbox)
                .text("/proof");
    }

    Reply options(String shown, String value) {
        return api().post(path() + "/options", Json.MAPPER.createObjectNode().put(shown, value));
    }

    Reply adds(ObjectNode credential, String name) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("name", name);
        body.set("credential", credential);
        return api().post(path(), body);
    }

    /** Registers a new passkey, all the way. */
    Authenticator registers(String name) {
        Authenticator authenticator = new Authenticator();
        JsonNode options = options("proof", proof()).is(200).json();
        adds(authenticator.create(options, ORIGIN), name).is(201);
        mailbox.next(customer.email());
        return authenticator;
    }

    Reply shows(ObjectNode credential) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("credential", credential);
        body.set("client", HOME.json());
        return api().post("/v1/passkeys/verify", body);
    }

    JsonNode loginOptions() {
        return api().post("/v1/passkeys/options").is(200).json();
    }

    Reply starts(String challenge, Client client) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("method", "passkey");
        body.set("client", client.json());
        return api().post("/v1/challenges/" + challenge + "/start", body);
    }

    Reply answers(String challenge, @Nullable JsonNode credential, Client client) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("method", "passkey");
        if (credential != null) {
            body.set("credential", credential);
        }
        body.set("client", client.json());
        return api().post("/v1/challenges/" + challenge + "/answer", body);
    }
}

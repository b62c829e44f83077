package io.sekisho.server.acceptance;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;

import io.sekisho.server.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A server that takes calls from a provider, under a policy that asks for a call: for all tests of one class. */
final class CallSite implements AfterAllCallback {

    static final String NUMBER = "0120-000-000";

    private static final AtomicInteger PHONES = new AtomicInteger(10_000_000);

    private static String policy(String calls) {
        return """
            name: calls
            effectiveFrom: 2000-01-01T00:00:00+09:00
            settings:
              contactQuarantine: P3D
            %s
            default: ALLOW
            rules:
              - name: unusual login needs a call
                on: login
                when: login.result == 'success' && !device.usual
                decide: CHALLENGE
                require: [[phoneCall, emailCode]]
              - name: a session not fully entered may only look
                on: [order, withdrawal, change]
                when: session.entry in ['pending', 'restricted']
                decide: HOLD
                require: [[passkey]]
            """.formatted(calls.isEmpty() ? "" : "  calls: " + calls);
    }

    private final Mailbox mailbox = Mailbox.open();
    private final RunningServer server;
    private final Path policy;

    /**
     * @param calls  what the policy says of calls, in YAML; empty: nothing
     * @param others settings besides, names and values
     */
    CallSite(String calls, String... others) {
        try {
            policy = Files.createTempFile("calls", ".yaml");
            Files.writeString(policy, policy(calls));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = RunningServer.start(Stream.concat(
                        Stream.of(
                                "SEKISHO_SMTP_URL",
                                mailbox.url(),
                                "SEKISHO_POLICY",
                                policy.toString(),
                                "SEKISHO_CALL_NUMBER",
                                NUMBER,
                                "SEKISHO_CALL_WEBHOOK_URL",
                                Provider.URL,
                                "SEKISHO_CALL_WEBHOOK_TOKEN",
                                Provider.TOKEN),
                        Stream.of(others))
                .toArray(String[]::new));
    }

    Mailbox mailbox() {
        return mailbox;
    }

    RunningServer server() {
        return server;
    }

    Brokerage brokerage() {
        return server.brokerage();
    }

    Provider provider() {
        return new Provider(server);
    }

    /** A number that no customer has yet. */
    static String phone() {
        return "+8190" + PHONES.incrementAndGet();
    }

    /** A customer with 15 logins from home and these numbers, the first that he registers. */
    Customer customer(String... phones) {
        String name = "caller" + PHONES.incrementAndGet();
        Customer customer = new Customer(brokerage(), "8021-" + name, name + "@example.jp");
        register(customer, phones).is(200);
        brokerage().importLogins(customer.account(), Client.HOME, 15).is(200);
        return customer;
    }

    Reply register(Customer customer, String... phones) {
        ObjectNode contacts = Json.MAPPER.createObjectNode().put("email", customer.email());
        ArrayNode list = contacts.putArray("phones");
        for (String phone : phones) {
            list.add(phone);
        }
        return server.api().put("/v1/accounts/" + customer.account(), contacts);
    }

    Reply startCall(String challenge) {
        return startCall(challenge, ELSEWHERE);
    }

    Reply startCall(String challenge, Client client) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("method", "phoneCall");
        body.set("client", client.json());
        return server.api().post("/v1/challenges/" + challenge + "/start", body);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server.close();
        mailbox.close();
        Files.deleteIfExists(policy);
    }
}

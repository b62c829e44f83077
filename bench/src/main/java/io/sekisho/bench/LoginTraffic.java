package io.sekisho.bench;

import io.sekisho.bench.Customers.Client;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Logins of customers drawn evenly, so that no cache helps more than it would on the worst day. The same requests go to the assessment
 * or, to compare, to the endpoint that does nothing.
 */
final class LoginTraffic implements Traffic {

    /** Of a thousand logins: wrong passwords, known machine elsewhere, unknown machine at home, both unknown. The rest is as usual. */
    private static final int FAILED = 20;

    private static final int NEW_NETWORK = 10;
    private static final int NEW_MACHINE = 10;
    private static final int BOTH_NEW = 10;

    static final String MIX =
            "95.0 % usual client, 2.0 % wrong password, 1.0 % new network, 1.0 % new machine, 1.0 % both new";

    private static final byte[] DEVICE = "\"device\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int TOKEN_LENGTH = 47;

    /** Ids must not repeat those of an earlier run on the same data. */
    private static final long STARTED = System.currentTimeMillis();

    private final Customers customers;
    private final String path;
    private final String key;
    private final boolean namesIds;
    private final SplittableRandom random;
    private final Answers answers = new Answers();
    private long tokensShown;
    private long number;

    /** @param namesIds whether each request names an id, which the server then looks up first */
    LoginTraffic(Customers customers, String path, String key, boolean namesIds, long seed) {
        this.customers = customers;
        this.path = path;
        this.key = key;
        this.namesIds = namesIds;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Asked next() {
        int customer = random.nextInt(customers.count());
        boolean desktop = Customers.usesDesktop(random);
        Client own = desktop ? customers.desktop(customer) : customers.phone(customer);
        int kind = random.nextInt(1000);
        if (kind < FAILED) {
            return ask(customer, desktop, own, customers.token(customer, desktop), "failure");
        }
        kind -= FAILED;
        int other = random.nextInt(customers.count());
        if (kind < NEW_NETWORK) {
            Client elsewhere = new Client(customers.phone(other).address(), own.machine());
            return ask(customer, desktop, elsewhere, customers.token(customer, desktop), "success");
        }
        kind -= NEW_NETWORK;
        if (kind < NEW_MACHINE) {
            return ask(
                    customer,
                    desktop,
                    new Client(own.address(), customers.desktop(other).machine()),
                    null,
                    "success");
        }
        kind -= NEW_MACHINE;
        if (kind < BOTH_NEW) {
            return ask(customer, desktop, customers.desktop(other), null, "success");
        }
        return usual(customer, desktop, own);
    }

    /** A login as this customer does it, from the machine that is used for trading. */
    Asked usual(int customer) {
        return usual(customer, true, customers.desktop(customer));
    }

    private Asked usual(int customer, boolean desktop, Client own) {
        String token = customers.token(customer, desktop);
        tokensShown += token == null ? 0 : 1;
        Asked asked = ask(customer, desktop, own, token, "success");
        return new Asked(asked.request(), customer, desktop, true);
    }

    private Asked ask(
            int customer,
            boolean desktop,
            Client client,
            @org.jspecify.annotations.Nullable String token,
            String result) {
        String id = namesIds ? "b-" + STARTED + "-" + number++ : null;
        String body = Customers.login(customer, client, token, result, null, id);
        return new Asked(Traffic.post(path, key, body), customer, desktop, false);
    }

    @Override
    public void answered(Asked asked, int status, byte[] answer, int length) {
        int decision = answers.count(status, answer, length);
        if (asked.usual() && decision >= 0) {
            int device = Answers.after(answer, length, DEVICE, decision);
            if (device >= 0) {
                String token = new String(answer, device, TOKEN_LENGTH, StandardCharsets.ISO_8859_1);
                customers.keepToken(asked.customer(), asked.desktop(), token);
            }
        }
    }

    /** What came out, in percent of the answers, and how many usual clients showed a token. */
    String outcome() {
        return "%s, token shown in %.0f %% of the logins"
                .formatted(answers.told(), 100.0 * tokensShown / Math.max(1, answers.all()));
    }

    long refused() {
        return answers.refused();
    }
}

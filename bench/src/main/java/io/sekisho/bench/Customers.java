package io.sekisho.bench;

import io.sekisho.bench.UserAgents.Machine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A brokerage's customers, made up from a seed: each has a desktop at home and a telephone on a mobile network, and keeps the device
 * tokens that the server gave.
 */
final class Customers {

    /** Past logins that are imported for each. */
    static final int LOGINS_EACH = 15;

    private static final double DESKTOP_SHARE = 0.7;
    private static final Duration BETWEEN_LOGINS = Duration.ofHours(47);

    /** First octets of networks of Japanese homes and mobile operators. */
    private static final int[][] HOMES = {
        {118, 0}, {124, 35}, {153, 128}, {126, 0}, {219, 96}, {60, 32}, {180, 0}, {121, 80}
    };

    private static final int[][] MOBILES = {{49, 96}, {106, 128}, {126, 200}, {133, 106}, {1, 66}, {111, 188}};

    private final int count;
    private final long seed;
    private final @Nullable String[][] tokens;

    Customers(int count, long seed) {
        this.count = count;
        this.seed = seed;
        this.tokens = new String[2][count];
    }

    int count() {
        return count;
    }

    static String account(int index) {
        return "8021-%06d".formatted(index);
    }

    /** Where and with what one of the customer's two machines is. */
    record Client(String address, Machine machine) {}

    Client desktop(int index) {
        RandomGenerator random = random(index, 1);
        return new Client(address(HOMES, random), UserAgents.desktop(random));
    }

    Client phone(int index) {
        RandomGenerator random = random(index, 2);
        return new Client(address(MOBILES, random), UserAgents.phone(random));
    }

    private RandomGenerator random(int index, int which) {
        return new SplittableRandom(seed * 31 + index * 4L + which);
    }

    static boolean usesDesktop(RandomGenerator random) {
        return random.nextDouble() < DESKTOP_SHARE;
    }

    private static String address(int[][] networks, RandomGenerator random) {
        int[] network = networks[random.nextInt(networks.length)];
        return network[0] + "." + network[1] + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
    }

    /** The customer's past logins, oldest first, one a line. */
    byte[] history(int index, Instant until) {
        RandomGenerator random = random(index, 3);
        Client desktop = desktop(index);
        Client phone = phone(index);
        StringBuilder lines = new StringBuilder();
        for (int i = LOGINS_EACH; i > 0; i--) {
            Instant time = until.minus(BETWEEN_LOGINS.multipliedBy(i)).plusSeconds(random.nextInt(7200));
            Client client = usesDesktop(random) ? desktop : phone;
            lines.append(login(index, client, null, "success", time, null)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The body of an assessment request of a login. */
    static String login(
            int index,
            Client client,
            @Nullable String token,
            String result,
            @Nullable Instant time,
            @Nullable String id) {
        String head = (id == null ? "" : "\"id\":\"" + id + "\",") + (time == null ? "" : "\"time\":\"" + time + "\",");
        return request(head, "login", index, client, token, "{\"result\":\"" + result + "\"}");
    }

    /** The same of an order in the session of the last login. */
    static String order(int index, Client client, @Nullable String token, String order) {
        return request("", "order", index, client, token, order);
    }

    private static String request(
            String head, String type, int index, Client client, @Nullable String token, String what) {
        return "{" + head + "\"type\":\"" + type + "\","
                + "\"account\":\"" + account(index) + "\",\"session\":\"s-" + index + "\",\"client\":{\"ip\":\""
                + client.address() + "\",\"userAgent\":\"" + client.machine().userAgent() + "\","
                + (token == null ? "" : "\"device\":\"" + token + "\",")
                + "\"language\":\"ja-JP\",\"timezone\":\"Asia/Tokyo\",\"screen\":\""
                + client.machine().screen() + "\",\"hints\":" + client.machine().hints()
                + "},\"" + type + "\":" + what + "}";
    }

    @Nullable
    String token(int index, boolean desktop) {
        return tokens[desktop ? 0 : 1][index];
    }

    void keepToken(int index, boolean desktop, String token) {
        tokens[desktop ? 0 : 1][index] = token;
    }
}

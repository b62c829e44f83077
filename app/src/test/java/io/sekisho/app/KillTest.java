package io.sekisho.app;

import static io.sekisho.server.acceptance.Client.ELSEWHERE;
import static io.sekisho.server.acceptance.Client.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.acceptance.Api;
import io.sekisho.server.acceptance.AtOnce;
import io.sekisho.server.acceptance.Brokerage;
import io.sekisho.server.acceptance.Client;
import io.sekisho.server.acceptance.Customer;
import io.sekisho.server.acceptance.Mailbox;
import io.sekisho.server.acceptance.Reply;
import io.sekisho.server.acceptance.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was answered survives kill -9: the launcher's own process, its embedded database, killed in the middle of the work. */
@Tag("slow")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KillTest {

    private static final String READY = "Sekisho is ready on ";
    private static final String KEY = "key-of-the-kill-test";
    private static final int CALLERS = 16;
    private static final int ANSWERS_BEFORE_THE_KILL = 300;

    @TempDir
    private Path folder;

    @Test
    void everythingAnsweredIsThereAfterKillAndRestart() throws Exception {
        try (Mailbox mailbox = Mailbox.open()) {
            Process first = serve(mailbox, "first.log");
            Told told;
            Map<String, String> answered;
            try {
                Brokerage brokerage = brokerage(first);
                told = tell(brokerage, mailbox);
                answered = storm(brokerage, first);
            } finally {
                first.destroyForcibly().waitFor();
            }
            Process second = serve(mailbox, "second.log");
            try {
                Brokerage brokerage = brokerage(second);
                findAgain(brokerage, told);
                answered.forEach((id, decision) ->
                        assertThat(brokerage.assessment(id).decision()).as(id).isEqualTo(decision));
            } finally {
                second.destroyForcibly().waitFor();
            }
            assertNothingSecretWasLogged(told);
        }
    }

    private record Told(
            Customer customer, String passed, String failed, String proof, Client known, String code, String home) {}

    private static Told tell(Brokerage brokerage, Mailbox mailbox) {
        Customer customer = brokerage.customerWithHistory();
        String home = customer.logsIn(HOME).decides("ALLOW").text("/id");

        Reply asked = customer.logsIn(ELSEWHERE).decides("CHALLENGE");
        brokerage.startCode(asked.challenge(), ELSEWHERE).is(200);
        String code = mailbox.next(customer.email()).code();
        Reply passed = brokerage.answerCode(asked.challenge(), code, ELSEWHERE).is(200);
        assertThat(passed.text("/status")).isEqualTo("passed");
        Client known = ELSEWHERE.with(asked.device());
        Reply next = customer.logsIn(known).decides("ALLOW");

        Client stranger = new Client("198.51.100.7", "Mozilla/5.0 (Macintosh) Safari/605.1.15", null, null);
        String failed = customer.logsIn(stranger).decides("CHALLENGE").challenge();
        brokerage.startCode(failed, stranger).is(200);
        String unused = mailbox.next(customer.email()).code();
        for (int i = 0; i < 3; i++) {
            brokerage.answerCode(failed, Customer.wrong(unused), stranger).is(200);
        }
        return new Told(
                customer, asked.challenge(), failed, passed.text("/proof"), ELSEWHERE.with(next.device()), code, home);
    }

    /** Many callers at once until the process is killed under them; gives what was answered. */
    private static Map<String, String> storm(Brokerage brokerage, Process process) {
        Map<String, String> answered = new ConcurrentHashMap<>();
        AtOnce.call(CALLERS, caller -> () -> {
            try {
                for (int i = 0; process.isAlive(); i++) {
                    String id = "storm-" + caller + "-" + i;
                    // Some all on one account, the others each on their own.
                    String account = caller % 4 == 0 ? "storm-shared" : "storm-" + caller;
                    answered.put(
                            id,
                            brokerage
                                    .assess(Request.login(account, HOME).id(id))
                                    .decision());
                    if (answered.size() > ANSWERS_BEFORE_THE_KILL) {
                        process.destroyForcibly();
                    }
                }
            } catch (UncheckedIOException e) {
                // Killed before it answered.
            }
            return caller;
        });
        assertThat(answered).hasSizeGreaterThan(ANSWERS_BEFORE_THE_KILL);
        return answered;
    }

    private static void findAgain(Brokerage brokerage, Told told) {
        Customer customer = new Customer(
                brokerage, told.customer().account(), told.customer().email());
        assertThat(brokerage.assessment(told.home()).decision()).isEqualTo("ALLOW");
        assertThat(brokerage.challenge(told.passed()).text("/status")).isEqualTo("passed");
        assertThat(brokerage.challenge(told.failed()).text("/status")).isEqualTo("failed");
        assertThat(brokerage.account(customer.account()).text("/email")).isEqualTo("t•••@example.jp");
        assertThat(customer.logsIn(told.known()).decides("ALLOW").reasons()).contains("DEVICE_KNOWN");
        // The keys are the same: a proof of before is still good, once.
        brokerage
                .api()
                .post("/v1/proofs/consume", Map.of("proof", told.proof()))
                .is(200);
        brokerage
                .api()
                .post("/v1/proofs/consume", Map.of("proof", told.proof()))
                .is(409);
    }

    private void assertNothingSecretWasLogged(Told told) throws IOException {
        for (String log : List.of("first.log", "second.log")) {
            assertThat(Files.readString(folder.resolve(log)))
                    .contains("INFO")
                    .doesNotContain(
                            KEY,
                            told.customer().email(),
                            String.valueOf(told.known().device()),
                            told.proof(),
                            "みかんの木")
                    .doesNotContainPattern("(?<!\\d)" + told.code() + "(?!\\d)");
        }
    }

    private static Brokerage brokerage(Process process) throws IOException {
        BufferedReader out = process.inputReader();
        String ready = String.valueOf(out.readLine());
        assertThat(ready).startsWith(READY);
        return new Brokerage(new Api(URI.create(ready.substring(READY.length())), KEY), InstantSource.system());
    }

    private Process serve(Mailbox mailbox, String log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // The product's own logging, since the tests' is silent.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Sekisho.class.getName(),
                "serve",
                "--port",
                "0",
                "--data",
                folder.resolve("data").toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("SEKISHO_"));
        builder.environment().put("SEKISHO_ADMIN_KEY", KEY);
        builder.environment().put("SEKISHO_SMTP_URL", mailbox.url());
        builder.redirectError(folder.resolve(log).toFile());
        return builder.start();
    }
}

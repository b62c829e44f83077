package io.sekisho.engine.policy;

import static io.sekisho.engine.policy.Policies.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.risk.Risk;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolicyVersionTest {

    private static final Situations LOGIN = Situations.login(Login.Result.SUCCESS);

    @Test
    void theFirstRuleThatMatchesDecides() {
        PolicyVersion policy = version("""
            - {name: orders, on: order, decide: DENY}
            - {name: risky, when: risk.level >= HIGH, decide: HOLD}
            - {name: usual, when: device.usual, decide: CHALLENGE, require: [[passkey]], noMethod: ALLOW}
            - {name: all, decide: DENY}
            """);

        assertThat(policy.rule(LOGIN.build()).rule()).isEqualTo("usual");
        assertThat(policy.rule(LOGIN.build()).noMethod()).isEqualTo(Decision.ALLOW);
        assertThat(policy.rule(LOGIN.at(Risk.Level.HIGH).build()).rule()).isEqualTo("risky");
        assertThat(policy.rule(LOGIN.unfamiliar().build()).rule()).isEqualTo("all");
        assertThat(policy.rule(Situations.order().build()).rule()).isEqualTo("orders");
    }

    @Test
    void withoutAMatchTheDefaultDecides() {
        PolicyVersion policy = version("- {name: never, when: 'false', decide: DENY}");

        assertThat(policy.rule(LOGIN.build()))
                .isEqualTo(new Ruling(Decision.ALLOW, "default", List.of(), Decision.HOLD, false, null, null));
    }

    /** 32 x 32 steps are over the bound of 1000. */
    private static final String ENDLESS = """
        "[%1$s].all(a, [%1$s].all(b, a + b > 0))\"\
        """.formatted(String.join(
            ",", IntStream.range(1, 33).mapToObj(String::valueOf).toList()));

    @Test
    void aConditionOverTheBoundMatchesWhereItAsksForMoreAndTheRulingSaysSo() {
        for (String decide : List.of("DENY", "HOLD", "CHALLENGE, require: [[passkey]]")) {
            Ruling ruling = version("- {name: long, decide: " + decide + ", when: " + ENDLESS + "}")
                    .rule(LOGIN.build());

            assertThat(ruling.rule()).isEqualTo("long");
            assertThat(ruling.note()).startsWith("condition of rule \"long\" could not be evaluated: ");
        }
    }

    @Test
    void aConditionThatFailsNeverOpensADoor() {
        Ruling ruling = version("""
            - {name: long, decide: ALLOW, when: %s}
            - {name: overflow, on: withdrawal, decide: ALLOW, when: withdrawal.amountJpy + 1 > 0}
            - {name: rest, decide: HOLD}
            """.formatted(ENDLESS))
                .rule(Situations.withdrawal("1", "USD").build());

        assertThat(ruling.rule()).isEqualTo("rest");
        assertThat(ruling.note())
                .contains("rule \"long\" could not")
                .contains("; condition of rule \"overflow\" could not");
    }

    @Test
    void aPolicyIsAskedByManyThreadsAtOnce() throws Exception {
        PolicyVersion policy = Presets.file("default").versions().getFirst();
        Callable<List<String>> asking = () -> IntStream.range(0, 2000)
                .mapToObj(i -> LOGIN.at(i % 2 == 0 ? Risk.Level.LOW : Risk.Level.MEDIUM)
                        .build())
                .map(situation -> policy.rule(situation).rule())
                .toList();
        List<String> expected = asking.call();
        assertThat(expected).contains("default", "unusual login needs additional authentication");

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<List<String>> answers : threads.invokeAll(Collections.nCopies(8, asking))) {
                assertThat(answers.get()).isEqualTo(expected);
            }
        }
    }
}

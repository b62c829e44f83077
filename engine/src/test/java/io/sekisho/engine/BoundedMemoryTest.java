package io.sekisho.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.event.Action;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.policy.Presets;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Failure;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.PendingLogin;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.ValueCounts;
import io.sekisho.engine.state.Vouched;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten thousand random events, many late, in one account: nothing of its memory outgrows its bound, and nothing is left to chance. */
class BoundedMemoryTest {

    private static final List<Network.Kind> KINDS = List.of(Network.Kind.values());

    /** What all lists at their bounds come to, with a user agent of 256 characters in each of the pending logins. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final PolicyTimeline.Numbered DEFAULT = new PolicyTimeline.Numbered(
            0, "default", Presets.file("default").versions().getFirst());

    @ParameterizedTest
    @CsvSource({"1, 10000", "2, 500", "3, 500"})
    void memoryStaysBounded(long seed, int events) {
        Random random = new Random(seed);
        List<String> tokens = new ArrayList<>();
        AccountState state = AccountState.NEW
                .with()
                .factors(AccountState.NEW.factors().withEnrolled(Set.of(Method.EMAIL_CODE)))
                .build();
        int largest = 0;
        for (int i = 0; i < events; i++) {
            Asked asked = some(i, tokens, random);
            Verdict verdict = asked.judged(state, DEFAULT);
            boolean looked = i % 25 == 0;
            if (looked) {
                assertThat(asked.judged(state, DEFAULT)).isEqualTo(verdict);
            }
            tokens.add(asked.next());
            state = verdict.next();
            if (verdict.asks() && random.nextBoolean()) {
                state = Passing.passed(state, asked.id(), Method.EMAIL_CODE, Assurance.LOW, random.nextInt(4) == 0);
            }
            if (looked) {
                assertBounded(state);
                largest = Math.max(largest, bytes(state));
            }
        }
        assertThat(state.history().logins()).isGreaterThan(events / 10);
        assertThat(largest).isBetween(2_000, MOST_BYTES);
    }

    private static void assertBounded(AccountState state) {
        assertThat(state.devices()).hasSizeLessThanOrEqualTo(Device.MAX_DEVICES);
        assertThat(state.sessions()).hasSizeLessThanOrEqualTo(Session.MAX_SESSIONS);
        assertThat(state.failures()).hasSizeLessThanOrEqualTo(Failure.MAX_FAILURES);
        assertThat(state.pending()).hasSizeLessThanOrEqualTo(PendingLogin.MAX_PENDING);
        assertThat(state.vouched()).hasSizeLessThanOrEqualTo(Vouched.MAX_VOUCHED);
        assertThat(state.history().address().distinct()).isLessThanOrEqualTo(ValueCounts.MAX_VALUES);
    }

    private static Asked some(int number, List<String> tokens, Random random) {
        Asked asked = Asked.of("as_" + number, action(random))
                .at(Asked.NOON.plus(Duration.ofMinutes(number * 30L - random.nextInt(24 * 60))))
                .in("s-" + (random.nextBoolean() ? number : Math.max(0, number - random.nextInt(40))))
                .from(network(random))
                .with(browser(random))
                .speaking("l" + random.nextInt(100));
        boolean hasToken = !tokens.isEmpty() && random.nextInt(3) > 0;
        return hasToken
                ? asked.showing(tokens.get(tokens.size() - 1 - random.nextInt(Math.min(9, tokens.size()))))
                : asked;
    }

    private static Action action(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new Login(Login.Result.FAILURE, Login.Factor.PASSWORD);
            case 1 -> new Withdrawal(BigDecimal.valueOf(random.nextInt(1_000_000)), "JPY", "bank");
            case 2 -> new Change(Change.Field.EMAIL);
            case 3 -> new Login(Login.Result.SUCCESS, Login.Factor.PASSKEY);
            default -> new Login(Login.Result.SUCCESS, Login.Factor.PASSWORD);
        };
    }

    private static Network network(Random random) {
        int near = random.nextBoolean() ? 3 : 250;
        String address = random.nextInt(near) + "." + random.nextInt(near) + "." + random.nextInt(near) + ".1";
        Network.Kind kind = KINDS.get(random.nextInt(10) == 0 ? random.nextInt(4) : 0);
        return Asked.network(address, random.nextInt(near), near == 3 ? "JP" : "C" + random.nextInt(60), kind);
    }

    private static Browser browser(Random random) {
        int version = random.nextInt(random.nextBoolean() ? 2 : 100);
        String family = "Browser" + version % 7;
        return new Browser(
                family + "x".repeat(240) + version,
                family + " " + version,
                family,
                "OS " + version % 9,
                "OS",
                "desktop",
                "test",
                random.nextInt(20) == 0);
    }

    /** A plain sum of what the memory holds: eight bytes a number, a byte a character; any sensible encoding is smaller. */
    private static int bytes(@Nullable Object value) {
        return switch (value) {
            case null -> 1;
            case String text -> text.length() + 2;
            case Collection<?> many ->
                many.stream().mapToInt(BoundedMemoryTest::bytes).sum() + 2;
            case Record one -> bytes(one);
            default -> value.getClass().isArray() ? Array.getLength(value) * 8 + 2 : 8;
        };
    }

    private static int bytes(Record one) {
        int sum = 0;
        for (RecordComponent component : one.getClass().getRecordComponents()) {
            try {
                sum += bytes(component.getAccessor().invoke(one));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        }
        return sum;
    }
}

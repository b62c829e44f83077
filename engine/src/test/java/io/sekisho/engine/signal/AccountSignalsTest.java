package io.sekisho.engine.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Asked;
import io.sekisho.engine.Containing;
import io.sekisho.engine.Passing;
import io.sekisho.engine.event.Change;
import io.sekisho.engine.event.Login;
import io.sekisho.engine.event.Withdrawal;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Restraints;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What became of an account's credentials and contacts, as it weighs on what comes next. */
class AccountSignalsTest {

    private static final Asked LOGIN = Asked.login("one");
    private static final Asked WITHDRAWAL = Asked.of("two", new Withdrawal(BigDecimal.TEN, "JPY", "bank-1"));

    @Test
    void exposedCredentialsWeighUntilPasswordAndPinAreChanged() {
        AccountState exposed = Containing.exposed(AccountState.NEW, Asked.NOON);

        assertThat(exposed.restraints().requiredChanges()).isEqualTo(Restraints.SECRETS);
        assertThat(codes(new ExposedCredentials(), exposed, LOGIN)).containsExactly("CREDENTIALS_EXPOSED");

        AccountState half = Passing.changed(exposed, Change.Field.PASSWORD, Asked.NOON);
        assertThat(codes(new ExposedCredentials(), half, LOGIN)).isNotEmpty();
        AccountState whole = Passing.changed(half, Change.Field.PIN, Asked.NOON);
        assertThat(codes(new ExposedCredentials(), whole, LOGIN)).isEmpty();
    }

    @Test
    void aPasskeyIsNotExposedWithThePassword() {
        AccountState exposed = Containing.exposed(AccountState.NEW, Asked.NOON);
        Asked passkey = Asked.of("three", new Login(Login.Result.SUCCESS, Login.Factor.PASSKEY));

        assertThat(codes(new ExposedCredentials(), exposed, passkey)).isEmpty();
    }

    @Test
    void aBrowserSeenOnAFakePageWeighsAtItsLogin() {
        Facts facts = LOGIN.facts();
        Facts lured = new Facts(
                facts.receivedAt(),
                facts.network(),
                facts.browser(),
                facts.token(),
                facts.population(),
                facts.pressure(),
                "hibari-support.example",
                null,
                null,
                null);

        List<Reason> reasons = new Lured().observe(new Scene(AccountState.NEW, LOGIN.event(), lured));

        assertThat(reasons).extracting(Reason::code).containsExactly("PHISHING_PAGE_SEEN");
        assertThat(reasons.getFirst().detail()).contains("hibari-support.example");
        assertThat(new Lured().observe(new Scene(AccountState.NEW, LOGIN.event(), facts)))
                .isEmpty();
    }

    @Test
    void aPasskeyChangedBeforeMoneyMovesWeighsAndFades() {
        AccountState changed = Passing.changed(AccountState.NEW, Change.Field.PASSKEY, Asked.NOON);

        assertThat(bits(new RecentChange(), changed, WITHDRAWAL)).containsExactly(Calibration.PASSKEY_CHANGED);
        assertThat(bits(new RecentChange(), changed, WITHDRAWAL.at(Asked.NOON.plus(Duration.ofDays(1)))))
                .containsExactly(Calibration.PASSKEY_CHANGED / 2);
        assertThat(codes(new RecentChange(), changed, WITHDRAWAL.at(Asked.NOON.plus(Duration.ofDays(8)))))
                .isEmpty();
        assertThat(codes(new RecentChange(), changed, LOGIN)).isEmpty();
    }

    @Test
    void aPasskeyRemovedAndAddedWeighsMore() {
        AccountState once = Passing.changed(AccountState.NEW, Change.Field.PASSKEY, Asked.NOON);
        AccountState twice = Passing.changed(once, Change.Field.PASSKEY, Asked.NOON);

        assertThat(codes(new RecentChange(), twice, WITHDRAWAL)).containsExactly("PASSKEY_REPLACED");
    }

    @Test
    void aCounterThatWentBackWeighsForAMonth() {
        AccountState copied = AccountState.NEW
                .with()
                .factors(AccountState.NEW.factors().withCounterRegressed(Asked.NOON))
                .build();

        assertThat(codes(new CopiedPasskey(), copied, LOGIN)).containsExactly("PASSKEY_COUNTER");
        assertThat(codes(new CopiedPasskey(), copied, LOGIN.at(Asked.NOON.plus(Duration.ofDays(30)))))
                .isEmpty();
    }

    private static List<String> codes(Signal signal, AccountState state, Asked asked) {
        return signal.observe(asked.scene(state)).stream().map(Reason::code).toList();
    }

    private static List<Double> bits(Signal signal, AccountState state, Asked asked) {
        return signal.observe(asked.scene(state)).stream().map(Reason::bits).toList();
    }
}

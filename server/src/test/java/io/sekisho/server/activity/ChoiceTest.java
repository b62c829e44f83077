package io.sekisho.server.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.Decision;
import io.sekisho.engine.event.Operation;
import io.sekisho.engine.policy.Settings;
import io.sekisho.server.account.NoticeWishes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a customer is told of, and how. */
class ChoiceTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        # operation, decision,  unusual, login,   order,  told lately, choice
        LOGIN,      ALLOW,     false,   NEVER,   NEVER,  0,   NOTHING
        LOGIN,      DENY,      true,    NEVER,   NEVER,  0,   NOTHING
        LOGIN,      ALLOW,     false,   UNUSUAL, NEVER,  0,   NOTHING
        LOGIN,      ALLOW,     true,    UNUSUAL, NEVER,  0,   MAIL
        LOGIN,      CHALLENGE, true,    UNUSUAL, NEVER,  4,   MAIL
        LOGIN,      CHALLENGE, true,    UNUSUAL, NEVER,  5,   NOTHING
        LOGIN,      DENY,      true,    UNUSUAL, NEVER,  2,   MAIL
        LOGIN,      DENY,      true,    UNUSUAL, NEVER,  3,   NOTHING
        LOGIN,      ALLOW,     false,   ALWAYS,  NEVER,  0,   MAIL
        LOGIN,      ALLOW,     false,   ALWAYS,  NEVER,  5,   NOTHING
        WITHDRAWAL, ALLOW,     false,   NEVER,   NEVER,  0,   MAIL
        WITHDRAWAL, HOLD,      true,    NEVER,   NEVER,  2,   MAIL
        WITHDRAWAL, HOLD,      true,    ALWAYS,  ALWAYS, 3,   NOTHING
        WITHDRAWAL, ALLOW,     false,   NEVER,   NEVER,  49,  MAIL
        WITHDRAWAL, CHALLENGE, true,    NEVER,   NEVER,  49,  MAIL
        WITHDRAWAL, ALLOW,     false,   ALWAYS,  ALWAYS, 50,  NOTHING
        CHANGE,     ALLOW,     false,   NEVER,   NEVER,  0,   MAIL
        CHANGE,     DENY,      true,    NEVER,   NEVER,  3,   NOTHING
        ORDER,      ALLOW,     false,   ALWAYS,  NEVER,  0,   NOTHING
        ORDER,      HOLD,      true,    ALWAYS,  NEVER,  0,   NOTHING
        ORDER,      ALLOW,     false,   NEVER,   DIGEST, 0,   DIGEST
        ORDER,      CHALLENGE, true,    NEVER,   DIGEST, 0,   DIGEST
        ORDER,      HOLD,      true,    NEVER,   DIGEST, 0,   MAIL
        ORDER,      DENY,      true,    NEVER,   DIGEST, 3,   NOTHING
        ORDER,      ALLOW,     false,   NEVER,   ALWAYS, 4,   MAIL
        ORDER,      ALLOW,     false,   NEVER,   ALWAYS, 5,   DIGEST
        ORDER,      HOLD,      true,    NEVER,   ALWAYS, 2,   MAIL
        """)
    void whatIsToldFollowsTheWishTheOutcomeAndWhatWasToldLately(
            Operation operation,
            Decision decision,
            boolean unusual,
            Settings.LoginNotices login,
            Settings.OrderNotices order,
            long lately,
            Choice expected) {
        NoticeWishes.Chosen wanted = new NoticeWishes.Chosen(login, order);
        assertThat(Choice.of(operation, decision, unusual, wanted, Settings.Notices.DEFAULT, lately))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "UNUSUAL, DIGEST, , , UNUSUAL, DIGEST",
        "UNUSUAL, DIGEST, ALWAYS, ALWAYS, ALWAYS, ALWAYS",
        "UNUSUAL, DIGEST, NEVER, NEVER, UNUSUAL, DIGEST",
        "NEVER, NEVER, UNUSUAL, DIGEST, UNUSUAL, DIGEST",
        "ALWAYS, ALWAYS, UNUSUAL, DIGEST, ALWAYS, ALWAYS"
    })
    void aCustomerGetsAtLeastWhatThePolicySays(
            Settings.LoginNotices leastLogin,
            Settings.OrderNotices leastOrder,
            Settings.LoginNotices wishedLogin,
            Settings.OrderNotices wishedOrder,
            Settings.LoginNotices login,
            Settings.OrderNotices order) {
        Settings.Notices least = new Settings.Notices(leastLogin, leastOrder, Settings.Notices.DEFAULT.digestAt(), 5);
        assertThat(NoticeWishes.Chosen.of(least, new NoticeWishes.Wish(wishedLogin, wishedOrder)))
                .isEqualTo(new NoticeWishes.Chosen(login, order));
    }
}

package io.sekisho.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.secret.Secret;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords(new SecureRandom());

    @Test
    void theHashNamesArgon2idAndItsParameters() {
        assertThat(passwords.hash(new Secret("correct horse"))).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void onlyTheSamePasswordMatches() {
        String hash = passwords.hash(new Secret("correct horse"));
        assertThat(passwords.matches(new Secret("correct horse"), hash)).isTrue();
        assertThat(passwords.matches(new Secret("correct horsE"), hash)).isFalse();
        assertThat(passwords.matches(new Secret("correct horse"), null)).isFalse();
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(passwords.hash(new Secret("a"))).isNotEqualTo(passwords.hash(new Secret("a")));
    }

    @Test
    void keyboardsThatWriteOneLetterInTwoWaysWriteOnePassword() {
        String hash = passwords.hash(new Secret("caf\u00e9 が"));
        assertThat(passwords.matches(new Secret("cafe\u0301 か\u3099"), hash)).isTrue();
    }
}

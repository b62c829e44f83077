package io.sekisho.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.server.secret.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @Test
    void takesTheDriversOwnFormAsItIs() {
        DatabaseAddress address = DatabaseAddress.parse("jdbc:postgresql://db/sekisho?user=a&password=b");
        assertThat(address.jdbc()).isEqualTo("jdbc:postgresql://db/sekisho?user=a&password=b");
        assertThat(address.user()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "postgresql"})
    void takesTheCommonFormWithUserAndPasswordDecoded(String scheme) {
        DatabaseAddress address =
                DatabaseAddress.parse(scheme + "://se%40ki:p+%2Fw%3A@db:5433/sekisho?sslmode=require");
        assertThat(address.jdbc()).isEqualTo("jdbc:postgresql://db:5433/sekisho?sslmode=require");
        assertThat(address.user()).isEqualTo("se@ki");
        assertThat(address.password()).isEqualTo(new Secret("p+/w:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://a:hunter2@db/x", "postgres://a:hunter 2@db/x", "postgres:hunter2"})
    void refusesOtherAddressesWithoutRepeatingThePassword(String url) {
        assertThatThrownBy(() -> DatabaseAddress.parse(url))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("SEKISHO_DB_URL")
                .hasMessageNotContaining("hunter")
                .hasNoCause();
    }

    @Test
    void printsNoPassword() {
        String url = "postgres://a:hunter2@db/x";
        assertThat(DatabaseAddress.parse(url).toString()).doesNotContain("hunter2");
        assertThat(new DatabaseConfig(url, Path.of("data")).toString()).doesNotContain("hunter2");
    }
}

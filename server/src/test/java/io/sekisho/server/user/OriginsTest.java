package io.sekisho.server.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginsTest {

    private final Origins local = new Origins(List.of(), () -> 8080);
    private final Origins configured = new Origins(List.of(URI.create("https://sekisho.example.jp")), () -> 8080);

    @Test
    void withoutASettingThisMachinesNamesAreTakenAndNoOthers() {
        assertThat(local.party("localhost:8080").orElseThrow().id()).isEqualTo("localhost");
        assertThat(local.party("sekisho.localhost:8080").orElseThrow().origins())
                .containsExactly("http://sekisho.localhost:8080");
        assertThat(local.party("localhost:9090")).isEmpty();
        assertThat(local.party("127.0.0.1:8080")).isEmpty();
        assertThat(local.party("evil.example")).isEmpty();
        assertThat(local.party(null)).isEmpty();
        assertThat(local.secure("localhost:8080")).isFalse();
    }

    @Test
    void whatIsConfiguredStandsAlone() {
        assertThat(configured.party("sekisho.example.jp").orElseThrow().id()).isEqualTo("sekisho.example.jp");
        assertThat(configured.party("localhost:8080")).isEmpty();
        assertThat(configured.secure("sekisho.example.jp")).isTrue();
        assertThat(configured.first()).isEqualTo("https://sekisho.example.jp");
    }
}

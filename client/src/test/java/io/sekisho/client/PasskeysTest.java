package io.sekisho.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PasskeysTest {

    private static final String KEPT = """
        {"id":"pk_1","name":"phone","createdAt":"2026-11-22T09:00:00Z","backedUp":true,"transports":["internal"],
         "countsFrom":"2026-11-25T09:00:00Z"}\
        """;

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Passkeys passkeys() {
        return new SekishoClient(ClientOptions.of(server.address(), "key")).passkeys();
    }

    private String asked(int number) {
        FakeServer.Asked asked = server.asked.get(number);
        return asked.method() + " " + asked.path();
    }

    @Test
    void optionsAndCredentialsPassAsTheyAre() {
        server.answers(200, "{\"challenge\":\"abc\"}").answers(201, KEPT);

        String options = passkeys().creationOptions("8021 1", PasskeyApproval.proven("a.b.c"), null);
        Passkey added = passkeys().add("8021 1", "{\"id\":\"x\",\"clientExtensionResults\":{}}", "phone");

        assertThat(options).isEqualTo("{\"challenge\":\"abc\"}");
        assertThat(asked(0)).isEqualTo("POST /v1/accounts/8021%201/passkeys/options");
        assertThat(server.asked.get(0).body()).isEqualTo("{\"proof\":\"a.b.c\"}");
        assertThat(asked(1)).isEqualTo("POST /v1/accounts/8021%201/passkeys");
        assertThat(JsonMapper.shared().readTree(server.asked.get(1).body()))
                .isEqualTo(JsonMapper.shared().readTree("""
                    {"name":"phone","credential":{"id":"x","clientExtensionResults":{}}}\
                    """));
        assertThat(added.lastUsed()).isNull();
        assertThat(added.transports()).containsExactly("internal");
    }

    @Test
    void whatAPageSentInPlaceOfACredentialIsNotPassedOn() {
        assertThatThrownBy(() -> passkeys().add("8021", "[1]", "phone")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> passkeys().add("8021", "<", "phone")).isInstanceOf(IllegalArgumentException.class);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void passkeysAreListedAndRemovedByWhatApprovesIt() {
        server.answers(200, "{\"passkeys\":[" + KEPT + "]}").answers(204, "").answers(204, "");

        assertThat(passkeys().list("8021")).extracting(Passkey::id).containsExactly("pk_1");
        passkeys().remove("8021", "pk_1", PasskeyApproval.allowed("as_1"));
        passkeys().remove("8021", "pk_1", PasskeyApproval.proven("a.b.c"));

        assertThat(asked(1)).isEqualTo("DELETE /v1/accounts/8021/passkeys/pk_1?assessment=as_1");
        assertThat(asked(2)).isEqualTo("DELETE /v1/accounts/8021/passkeys/pk_1?proof=a.b.c");
        assertThat(PasskeyApproval.proven("a.b.c").toString()).doesNotContain("a.b.c");
    }

    @Test
    void aPasskeyShownTellsItsOwner() {
        server.answers(200, "{\"challenge\":\"abc\"}").answers(200, """
            {"account":"8021","passkey":"pk_1","userVerified":true,"phishingResistant":true,
             "countsFrom":"2026-11-25T09:00:00Z"}\
            """);

        passkeys().requestOptions();
        PasskeyOwner owner = passkeys().verify("{\"id\":\"x\"}", ClientInfo.of("203.0.113.9", "Mozilla/5.0"));

        assertThat(asked(0)).isEqualTo("POST /v1/passkeys/options");
        assertThat(asked(1)).isEqualTo("POST /v1/passkeys/verify");
        assertThat(owner.account()).isEqualTo("8021");
        assertThat(owner.phishingResistant()).isTrue();
    }
}

package io.sekisho.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sekisho.server.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "smtp://127.0.0.1:3025, false, 127.0.0.1, 3025",
        "smtp://mail, false, mail, 25",
        "smtp://u:p@mail, false, mail, 587",
        "smtps://u:p@mail, true, mail, 465",
    })
    void knowsTheUsualPorts(String url, boolean tls, String host, int port) {
        SmtpAddress address = SmtpAddress.parse(url);
        assertThat(address.tls()).isEqualTo(tls);
        assertThat(address.host()).isEqualTo(host);
        assertThat(address.port()).isEqualTo(port);
    }

    @Test
    void decodesUserAndPasswordAndPrintsNoPassword() {
        SmtpAddress address = SmtpAddress.parse("smtps://no%40reply:p+%2Fw@mail");
        assertThat(address.user()).isEqualTo("no@reply");
        assertThat(address.password()).isEqualTo(new Secret("p+/w"));
        assertThat(address.toString()).doesNotContain("p+/w");
    }

    @Test
    void sendsAPasswordOverTlsOnlyButOnThisMachine() {
        assertThat(starttlsRequired("smtp://u:p@192.0.2.1")).isEqualTo("true");
        assertThat(starttlsRequired("smtp://u:p@127.0.0.1")).isEqualTo("false");
        assertThat(starttlsRequired("smtp://192.0.2.1")).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://mail", "mail:25", "smtp://hunter2@mail", "smtp://u:hunter 2@mail", "smtp:hunter2"})
    void refusesOtherAddressesWithoutRepeatingThem(String url) {
        assertThatThrownBy(() -> SmtpAddress.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SEKISHO_SMTP_URL")
                .hasMessageNotContaining("hunter");
    }

    @Test
    void theSendersNameIsTheBrand() {
        assertThat(Sender.parse("ひばり証券 <no-reply@hibari.example>").brand()).isEqualTo("ひばり証券");
        assertThat(Sender.parse(Sender.DEFAULT).brand()).isEqualTo("Sekisho");
        assertThatThrownBy(() -> Sender.parse("nobody")).hasMessageContaining("SEKISHO_MAIL_FROM");
    }

    private static String starttlsRequired(String url) {
        return SmtpAddress.parse(url).properties("sekisho.localhost").getProperty("mail.smtp.starttls.required");
    }
}

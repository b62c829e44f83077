package io.sekisho.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sekisho.server.challenge.phone.CallHours;
import io.sekisho.server.challenge.phone.Telephony;
import io.sekisho.server.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Path DATA = Path.of("/var/lib/sekisho");
    private static final String KEY_OF_32_BYTES = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @TempDir
    private Path folder;

    @Test
    void withoutAnySettingTheDefaultsHold() {
        Settings settings = read(Map.of("PATH", "/bin"));

        assertThat(settings)
                .isEqualTo(new Settings(
                        "127.0.0.1",
                        8080,
                        DATA,
                        null,
                        null,
                        null,
                        "Sekisho <sekisho@localhost>",
                        "default",
                        Settings.PolicyApproval.NONE,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of(),
                        List.of(),
                        Telephony.Config.NONE,
                        Settings.Surveillance.EMBEDDED,
                        Map.of(),
                        false));
    }

    @Test
    void everySettingIsReadFromTheEnvironment() throws IOException {
        String lists = "vpn=" + Files.createFile(folder.resolve("vpn.txt"));
        String networks = Files.createFile(folder.resolve("networks.mmdb")).toString();

        Settings settings = read(Map.ofEntries(
                Map.entry("SEKISHO_ADMIN_KEY", "adm-1"),
                Map.entry("SEKISHO_DB_URL", "postgres://sekisho:pw@db/sekisho"),
                Map.entry("SEKISHO_SMTP_URL", "smtp://localhost:1025"),
                Map.entry("SEKISHO_MAIL_FROM", "Sekisho <s@example.jp>"),
                Map.entry("SEKISHO_POLICY", "rakuten-2025-03-23"),
                Map.entry("SEKISHO_POLICY_APPROVAL", "required"),
                Map.entry("SEKISHO_MASTER_KEY", KEY_OF_32_BYTES),
                Map.entry("SEKISHO_NETWORK_DB", networks),
                Map.entry("SEKISHO_NETWORK_LISTS", lists),
                Map.entry("SEKISHO_CONSOLE_ORIGIN", "https://sekisho.example.jp"),
                Map.entry("SEKISHO_HOST", "0.0.0.0"),
                Map.entry("SEKISHO_RETURN_ORIGINS", "https://www.example.jp"),
                Map.entry("SEKISHO_TRUSTED_PROXIES", "10.0.0.0/8"),
                Map.entry("SEKISHO_RP_ID", "Example.jp"),
                Map.entry("SEKISHO_ORIGINS", "https://www.example.jp"),
                Map.entry("SEKISHO_PASSKEY_MODELS", "ee882879-721c-4913-9775-3dfcce97072a"),
                Map.entry("SEKISHO_CALL_NUMBER", "0120-000-000"),
                Map.entry("SEKISHO_CALL_HOURS", "08:00-20:00"),
                Map.entry("SEKISHO_CALL_WEBHOOK_URL", "https://sekisho.example.jp/telephony/voice"),
                Map.entry("SEKISHO_CALL_WEBHOOK_TOKEN", "token-1"),
                Map.entry("SEKISHO_SURVEILLANCE", "off"),
                Map.entry("SEKISHO_BENCH_NOOP", "true")));

        assertThat(settings)
                .isEqualTo(new Settings(
                        "0.0.0.0",
                        8080,
                        DATA,
                        "adm-1",
                        "postgres://sekisho:pw@db/sekisho",
                        URI.create("smtp://localhost:1025"),
                        "Sekisho <s@example.jp>",
                        "rakuten-2025-03-23",
                        Settings.PolicyApproval.REQUIRED,
                        KEY_OF_32_BYTES,
                        networks,
                        lists,
                        List.of(URI.create("https://sekisho.example.jp")),
                        List.of(URI.create("https://www.example.jp")),
                        List.of("10.0.0.0/8"),
                        "example.jp",
                        List.of(URI.create("https://www.example.jp")),
                        List.of(UUID.fromString("ee882879-721c-4913-9775-3dfcce97072a")),
                        new Telephony.Config(
                                "0120-000-000",
                                CallHours.parse("08:00-20:00"),
                                new Telephony.Webhook(
                                        URI.create("https://sekisho.example.jp/telephony/voice"),
                                        new Secret("token-1")),
                                null),
                        Settings.Surveillance.OFF,
                        Map.of(),
                        true));
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws IOException {
        Path file = file("# comment\nSEKISHO_POLICY=sbi-2025-03\nSEKISHO_HOST = 10.0.0.1\n");

        Settings settings = Settings.read(Map.of("SEKISHO_HOST", "::1"), file, 8080, DATA);

        assertThat(settings.policy()).isEqualTo("sbi-2025-03");
        assertThat(settings.host()).isEqualTo("::1");
    }

    @Test
    void anEmptyValueCountsAsNone() {
        assertThat(read(Map.of("SEKISHO_DB_URL", " ")).dbUrl()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SEKISHO_SIP_TRUNKS      | 192.0.2.0/24, 2001:db8::/32, 198.51.100.7
        SEKISHO_SIP_TRUSTED_PAI | 10.0.0.0/8
        SEKISHO_CALL_NUMBER     | 0120-000-000
        SEKISHO_ORIGINS         | https://www.example.jp,http://hibari.localhost:8090
        SEKISHO_RP_ID           | hibari.localhost
        SEKISHO_RETURN_ORIGINS  | https://www.example.jp/
        SEKISHO_TRUSTED_PROXIES | 127.0.0.1
        SEKISHO_URL             | http://localhost:8080
        SEKISHO_JAVA_HOME       | /opt/jdk
        SEKISHO_JAVA_OPTS       | -Xmx1g
        SEKISHO_CACHE           | /var/cache
                    SEKISHO_NETWORK_DB      | none
        """)
    void namesReadElsewhereOrLaterAreAccepted(String name, String value) {
        assertThat(read(Map.of(name, value))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SEKISHO_ADMIN_KEY       | with space         | must be 1 to 512 printable ASCII characters
        SEKISHO_DB_URL          | mysql://db         | must begin with jdbc:postgresql:
        SEKISHO_SMTP_URL        | localhost:25       | must be smtp://host:port
        SEKISHO_SMTP_URL        | smtp://            | must be smtp://host:port
        SEKISHO_SMTP_URL        | smtp://a:70000     | must be smtp://host:port
        SEKISHO_SMTP_URL        | http://localhost   | must be smtp://host:port
        SEKISHO_MAIL_FROM       | nobody             | must be one mail address
        SEKISHO_MAIL_FROM       | a@b.jp, c@d.jp     | must be one mail address
        SEKISHO_SURVEILLANCE    | on                 | must be embedded, kafka or off
        SEKISHO_POLICY_APPROVAL | yes                | must be none or required
        SEKISHO_MASTER_KEY      | c2hvcnQ=           | must be 32 bytes in Base64
        SEKISHO_MASTER_KEY      | not base64         | must be 32 bytes in Base64
        SEKISHO_NETWORK_DB      | /nowhere/at/all    | must be none, or MMDB files that can be read
                    SEKISHO_NETWORK_LISTS   | vpn=/nowhere       | must be hosting=FILE,vpn=FILE,tor=FILE
                    SEKISHO_NETWORK_LISTS   | moon=/dev/null     | must be hosting=FILE,vpn=FILE,tor=FILE
        SEKISHO_HOST            | http://localhost   | must be a host name or an address
        SEKISHO_BENCH_NOOP      | 1                  | must be true or false
        SEKISHO_SIP_LISTEN      | 5060               | must be an address with a port
        SEKISHO_SIP_TRUNKS      | 10.0.0.0/33        | must be addresses or networks in CIDR form
        SEKISHO_TRUSTED_PROXIES | proxy.example.jp   | must be addresses or networks in CIDR form
        SEKISHO_ORIGINS         | https://a.jp/login | must be origins
        SEKISHO_RP_ID           | 192.0.2.1      | must be a domain name
        SEKISHO_RP_ID           | https://a.jp   | must be a domain name
        SEKISHO_PASSKEY_MODELS  | yubikey        | must be AAGUIDs
        SEKISHO_CALL_NUMBER     | call us            | must be a telephone number
        SEKISHO_CALL_HOURS      | all day            | must be hours in Japan's time
        SEKISHO_CALL_WEBHOOK_URL | https://a.jp/?x=1 | must be an address without query
        """)
    void whatDoesNotFitIsAnErrorThatNamesTheSettingAndItsForm(String name, String value, String expected) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of(name, value)))
                .withMessageStartingWith(name + " (environment) " + expected);
    }

    @Test
    void everyProblemIsReportedAtOnceWithItsSource() throws IOException {
        Path file = file("SEKISHO_BENCH_NOOP=perhaps\n");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.read(Map.of("SEKISHO_HOST", "a b"), file, 8080, DATA))
                .withMessageContaining("SEKISHO_HOST (environment) ")
                .withMessageContaining("SEKISHO_BENCH_NOOP (" + file + ") ")
                .withMessageContaining("it is \"perhaps\"");
    }

    @ParameterizedTest
    @CsvSource({
        "SEKISHO_ADMINKEY, SEKISHO_ADMIN_KEY",
        "SEKISHO_SMPT_URL, SEKISHO_SMTP_URL",
        "SEKISHO_POLICEY, SEKISHO_POLICY"
    })
    void aMisspeltNameIsAnErrorThatProposesTheNearest(String name, String meant) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of(name, "x")))
                .withMessageStartingWith(name + " (environment) is no setting; did you mean " + meant + "?")
                .withMessageContaining("Known are SEKISHO_ADMIN_KEY, SEKISHO_DB_URL, ");
    }

    @Test
    void aStrangeNameInTheFileIsAnErrorToo() throws IOException {
        Path file = file("PORT=8080\n");

        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.read(Map.of(), file, 8080, DATA))
                .withMessageStartingWith("PORT (" + file + ") is no setting. Known are");
    }

    @Test
    void aMissingFileIsAnError() {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> Settings.read(Map.of(), folder.resolve("none"), 8080, DATA))
                .withMessageStartingWith("--config ");
    }

    @ParameterizedTest
    @CsvSource({
        "SEKISHO_ADMIN_KEY, s3cret s3cret",
        "SEKISHO_MASTER_KEY, s3cret",
        "SEKISHO_DB_URL, mysql://u:s3cret@db",
        "SEKISHO_SMTP_URL, smtp://u:s3cret@[",
        "SEKISHO_SMTP_URL, smtp://u:s3cret@/"
    })
    void noErrorRepeatsASecret(String name, String value) {
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(() -> read(Map.of(name, value)))
                .satisfies(e -> assertThat(trace(e)).doesNotContain("s3cret"));
    }

    @Test
    void printedSettingsHoldNoSecret() {
        Settings settings = read(Map.of(
                "SEKISHO_ADMIN_KEY", "s3cret",
                "SEKISHO_DB_URL", "postgres://u:s3cret@db/x",
                "SEKISHO_SMTP_URL", "smtps://u:s3cret@mail.example.jp:465",
                "SEKISHO_MASTER_KEY", KEY_OF_32_BYTES));

        assertThat(settings.toString())
                .doesNotContain("s3cret", KEY_OF_32_BYTES)
                .contains("smtps://mail.example.jp:465", "adminKey=[REDACTED]");
    }

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "flaw, lawn, 2", "same, same, 0", "'', abc, 3"})
    void editsAreCountedAsLevenshteinDoes(String from, String to, int edits) {
        assertThat(SettingNames.edits(from, to)).isEqualTo(edits);
    }

    private static Settings read(Map<String, String> environment) {
        return Settings.read(environment, null, 8080, DATA);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("sekisho.properties"), content);
    }

    private static String trace(@Nullable Throwable e) {
        return e == null ? "" : e + trace(e.getCause());
    }
}

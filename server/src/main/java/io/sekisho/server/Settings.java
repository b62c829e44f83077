package io.sekisho.server;

import io.sekisho.server.challenge.phone.CallHours;
import io.sekisho.server.challenge.phone.Telephony;
import io.sekisho.server.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the operator decided, checked. A name's meaning stands in {@link Setting}.
 *
 * @param host           address to listen on; this machine only unless asked otherwise
 * @param port           0 takes a free one
 * @param data           folder of the embedded database and of keys made by the server
 * @param adminKey       a secret
 * @param dbUrl          a secret, since it may carry a password; absent: the embedded database below {@code data}
 * @param smtpUrl        a secret, since it may carry a password; absent: mails wait in the outbox until they expire
 * @param policy         name of a preset, or of a file
 * @param masterKey      a secret: 32 bytes in Base64
 * @param networkDb      {@code none}, or MMDB files separated by commas; absent: the shipped one
 * @param networkLists   {@code hosting=FILE,vpn=FILE,tor=FILE}
 * @param consoleOrigins where browsers reach the console; empty: this machine's own names
 * @param returnOrigins  origins of the brokerage's pages that a hosted page may lead back to
 * @param trustedProxies networks whose {@code X-Forwarded-For} is believed on hosted pages
 * @param rpId           domain that customers' passkeys are bound to; absent: they have none
 * @param origins        of the brokerage's own pages, which ask for customers' passkeys; empty: {@code https://} and the domain
 * @param passkeyModels  authenticators that may be registered (AAGUID); empty: any
 * @param calls          how customers call
 * @param surveillance   where the detectors of schemes across accounts run
 * @param kafka          for Kafka's clients: brokers and whatever else they know; empty where there is none
 * @param benchNoop      whether the endpoint that does nothing is there
 */
public record Settings(
        String host,
        int port,
        Path data,
        @Nullable String adminKey,
        @Nullable String dbUrl,
        @Nullable URI smtpUrl,
        String mailFrom,
        String policy,
        PolicyApproval policyApproval,
        @Nullable String masterKey,
        @Nullable String networkDb,
        @Nullable String networkLists,
        List<URI> consoleOrigins,
        List<URI> returnOrigins,
        List<String> trustedProxies,
        @Nullable String rpId,
        List<URI> origins,
        List<UUID> passkeyModels,
        Telephony.Config calls,
        Surveillance surveillance,
        Map<String, String> kafka,
        boolean benchNoop) {

    private static final String THIS_MACHINE_ONLY = "127.0.0.1";
    private static final String DEFAULT_SENDER = "Sekisho <sekisho@localhost>";
    private static final String DEFAULT_POLICY = "default";

    /** Whether a policy is in force only after another person than its author has approved it. */
    public enum PolicyApproval {
        NONE,
        REQUIRED;

        static PolicyApproval of(String text) {
            return switch (text) {
                case "none" -> NONE;
                case "required" -> REQUIRED;
                default -> throw new IllegalArgumentException("must be none or required");
            };
        }
    }

    /** Where the detectors of schemes across accounts run. */
    public enum Surveillance {
        /** In the process of one of the servers. */
        EMBEDDED,
        /** In a cluster, over Kafka. */
        KAFKA,
        OFF;

        static Surveillance of(String text) {
            return switch (text) {
                case "embedded" -> EMBEDDED;
                case "kafka" -> KAFKA;
                case "off" -> OFF;
                default -> throw new IllegalArgumentException("must be embedded, kafka or off");
            };
        }
    }

    /**
     * Reads the environment, which wins, and a file of {@code NAME=value} lines with the same names.
     *
     * @param file absent: the environment only
     * @throws SettingsException with everything that is wrong
     */
    public static Settings read(Map<String, String> environment, @Nullable Path file, int port, Path data) {
        GivenSettings given = GivenSettings.of(environment, file);
        Settings settings = new Settings(
                given.read(Setting.HOST, Formats::host, THIS_MACHINE_ONLY),
                port,
                data,
                given.read(Setting.ADMIN_KEY, Formats::key),
                given.read(Setting.DB_URL, Formats::databaseUrl),
                given.read(Setting.SMTP_URL, Formats::smtpUrl),
                given.read(Setting.MAIL_FROM, Formats::mailAddress, DEFAULT_SENDER),
                given.read(Setting.POLICY, text -> text, DEFAULT_POLICY),
                given.read(Setting.POLICY_APPROVAL, PolicyApproval::of, PolicyApproval.NONE),
                given.read(Setting.MASTER_KEY, Formats::masterKey),
                given.read(Setting.NETWORK_DB, Formats::networkDatabase),
                given.read(Setting.NETWORK_LISTS, Formats::networkLists),
                given.read(Setting.CONSOLE_ORIGIN, Formats::origins, List.of()),
                given.read(Setting.RETURN_ORIGINS, Formats::origins, List.of()),
                given.read(Setting.TRUSTED_PROXIES, Formats::networks, List.of()),
                given.read(Setting.RP_ID, Formats::domain),
                given.read(Setting.ORIGINS, Formats::origins, List.of()),
                given.read(Setting.PASSKEY_MODELS, Formats::models, List.of()),
                calls(given),
                surveillance(given),
                KafkaSettings.read(given),
                given.read(Setting.BENCH_NOOP, Formats::yesOrNo, false));
        given.check();
        return settings;
    }

    private static Surveillance surveillance(GivenSettings given) {
        Surveillance surveillance = given.read(Setting.SURVEILLANCE, Surveillance::of, Surveillance.EMBEDDED);
        if (surveillance == Surveillance.KAFKA) {
            given.requireTogether(Setting.SURVEILLANCE, Setting.KAFKA);
        }
        return surveillance;
    }

    private static Telephony.Config calls(GivenSettings given) {
        URI url = given.read(Setting.CALL_WEBHOOK_URL, Formats::webUrl);
        String token = given.read(Setting.CALL_WEBHOOK_TOKEN, Formats::key);
        String number = given.read(Setting.CALL_NUMBER, Formats::telephone);
        given.requireTogether(Setting.CALL_WEBHOOK_URL, Setting.CALL_WEBHOOK_TOKEN, Setting.CALL_NUMBER);
        return new Telephony.Config(
                number,
                given.read(Setting.CALL_HOURS, CallHours::parse, CallHours.ALWAYS),
                url == null || token == null ? null : new Telephony.Webhook(url, new Secret(token)),
                SipSettings.read(given, number));
    }

    /** Never prints a secret, nor an address that may carry one. */
    @Override
    public String toString() {
        return "Settings[host=" + host + ", port=" + port + ", data=" + data
                + ", adminKey=" + redacted(adminKey) + ", dbUrl=" + redacted(dbUrl)
                + ", smtpUrl=" + (smtpUrl == null ? "none" : withoutUser(smtpUrl)) + ", mailFrom=" + mailFrom
                + ", policy=" + policy + ", policyApproval="
                + policyApproval.name().toLowerCase(Locale.ROOT)
                + ", masterKey=" + redacted(masterKey) + ", networkDb="
                + Objects.requireNonNullElse(networkDb, "shipped")
                + ", networkLists=" + Objects.requireNonNullElse(networkLists, "none") + ", consoleOrigins="
                + consoleOrigins + ", returnOrigins="
                + returnOrigins
                + ", trustedProxies=" + trustedProxies + ", rpId=" + rpId + ", origins=" + origins + ", passkeyModels="
                + passkeyModels + ", calls=" + calls + ", surveillance="
                + surveillance.name().toLowerCase(Locale.ROOT) + ", kafka="
                + kafka.getOrDefault(KafkaSettings.BROKERS, "none") + ", benchNoop=" + benchNoop
                + "]";
    }

    private static String redacted(@Nullable String secret) {
        return secret == null ? "none" : "[REDACTED]";
    }

    private static String withoutUser(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}

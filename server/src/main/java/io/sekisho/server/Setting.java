package io.sekisho.server;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Every name that Sekisho understands, in its environment and in a configuration file. */
public enum Setting {
    ADMIN_KEY("key with every scope, to begin with"),
    DB_URL("PostgreSQL to use instead of the embedded one"),
    SMTP_URL("where mail is handed in"),
    MAIL_FROM("sender of the mails"),
    POLICY("preset or file that seeds an empty store"),
    POLICY_APPROVAL("whether a second person approves policies"),
    MASTER_KEY("32 bytes in Base64 that seal the other keys"),
    NETWORK_DB("address database (MMDB) to use instead of the shipped one"),
    NETWORK_LISTS("lists of VPN, hosting and Tor networks"),
    HOST("address to listen on"),
    CONSOLE_ORIGIN("where browsers reach the console, for links and passkeys"),
    SURVEILLANCE("where the detectors of schemes across accounts run"),
    KAFKA("brokers that observations go to and alerts come from"),
    KAFKA_PROPERTIES("file of further settings of Kafka's clients"),
    BENCH_NOOP("adds an endpoint that does nothing, for measurements"),
    CACHE("where the embedded database's programs are unpacked"),
    RETURN_ORIGINS("origins that a hosted page may return to"),
    TRUSTED_PROXIES("networks whose forwarded addresses count"),
    RP_ID("domain that customers' passkeys are bound to"),
    ORIGINS("origins of the brokerage's own pages, which ask for passkeys"),
    PASSKEY_MODELS("models of authenticators that may be registered"),
    CALL_NUMBER("number that customers call"),
    CALL_HOURS("hours in which calls are taken, in Japan's time"),
    CALL_WEBHOOK_URL("where a cloud telephony provider reaches this server"),
    CALL_WEBHOOK_TOKEN("token by which that provider signs"),
    SIP_LISTEN("address that takes calls by SIP"),
    SIP_TRUNKS("networks that may call"),
    SIP_TRUSTED_PAI("networks whose asserted numbers count"),
    SIP_ADVERTISED("address by which the trunk reaches this server, where it is another one"),
    SIP_CERTIFICATES("certificates whose signed numbers (PASSporT) count"),
    SIP_OUTGOING("where calls back to customers go out"),
    SIP_RTP_PORTS("ports for sound"),
    SIP_TLS_LISTEN("address that takes calls by SIP over TLS"),
    SIP_TLS_KEYSTORE("PKCS #12 file with key and certificates for it"),
    SIP_TLS_PASSWORD("password of that file"),
    // Read by the command line or the launcher, not by the server.
    URL("server that commands talk to"),
    JAVA_HOME("JDK to run on"),
    JAVA_OPTS("further JVM options");

    private static final Set<Setting> SECRETS =
            EnumSet.of(ADMIN_KEY, MASTER_KEY, DB_URL, SMTP_URL, CALL_WEBHOOK_TOKEN, SIP_TLS_PASSWORD);

    private final String purpose;

    Setting(String purpose) {
        this.purpose = purpose;
    }

    public String variable() {
        return "SEKISHO_" + name();
    }

    public String purpose() {
        return purpose;
    }

    /** Whether the value must not appear in messages; addresses may carry passwords. */
    boolean secret() {
        return SECRETS.contains(this);
    }

    static Optional<Setting> ofVariable(String variable) {
        for (Setting setting : values()) {
            if (setting.variable().equals(variable)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}

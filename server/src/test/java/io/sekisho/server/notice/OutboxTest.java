package io.sekisho.server.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.sekisho.engine.event.Login;
import io.sekisho.server.secret.Keyring;
import io.sekisho.server.secret.MasterKey;
import io.sekisho.server.secret.Sealer;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.store.Database;
import io.sekisho.server.store.TestDatabase;
import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Origin;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class OutboxTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ACCOUNT = "8021-334455";
    private static final Origin ORIGIN = new Origin("Chrome 131", "Windows 10", "JP", "NTT Communications");

    private static Database database;
    private static Sealer sealer;

    private final List<OutboxDispatcher> dispatchers = new ArrayList<>();
    private volatile Instant now = Instant.parse("2025-03-24T00:12:01Z");
    private final InstantSource clock = () -> now;
    private @Nullable GreenMail greenMail;
    private int port;
    private Outbox outbox;

    @BeforeAll
    static void openDatabase() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        database = TestDatabase.open();
        sealer = Keyring.open(database.dataSource(), new MasterKey.Absent(), RANDOM)
                .sealer();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
        Awaitility.reset();
    }

    @BeforeEach
    void emptyOutbox() throws IOException {
        database.jdbi().useHandle(handle -> handle.execute("TRUNCATE outbox"));
        outbox = new Outbox(new MailComposer("ひばり証券"), sealer, clock, RANDOM);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        dispatchers.forEach(OutboxDispatcher::close);
        if (greenMail != null) {
            greenMail.stop();
        }
    }

    @Test
    void sendsTextAndHtmlInTheCustomersLanguage() throws Exception {
        startSmtp();
        enqueue("ch_1", "482913", new Recipient("taro@example.jp", Language.JA, "みかんの木"));
        startDispatcher();
        MimeMessage mail = received(1).getFirst();
        assertThat(mail.getSubject()).isEqualTo("【ひばり証券】確認コードのお知らせ（ログイン）");
        assertThat(mail.getHeader("Subject")).allMatch(header -> header.chars().allMatch(c -> c < 128));
        assertThat(mail.getFrom()[0]).hasToString("no-reply@sekisho.localhost");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("taro@example.jp");
        assertThat(mail.getHeader("Content-Language")).containsExactly("ja");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getSentDate().toInstant()).isEqualTo(now);
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(body(mail, "text/plain")).contains("みかんの木", "\n    482913\n", "Windows 10 の Chrome 131");
        assertThat(body(mail, "text/html")).contains("<html lang=\"ja\">", "みかんの木", ">482913<");
        assertThat(delivery("ch_1")).isEqualTo(Delivery.SENT);
    }

    @Test
    void sendsEnglishToThoseWhoWantIt() throws Exception {
        startSmtp();
        enqueue("ch_1", "482913", new Recipient("taro@example.jp", Language.EN, "tangerine"));
        startDispatcher();
        MimeMessage mail = received(1).getFirst();
        assertThat(mail.getSubject()).isEqualTo("[ひばり証券] Your verification code (login)");
        assertThat(mail.getHeader("Content-Language")).containsExactly("en");
        assertThat(body(mail, "text/plain")).contains("Your own phrase: tangerine", "482913");
    }

    @Test
    void keepsMailsWhileTheMailServerIsAwayAndSendsThemWhenItIsBack() throws Exception {
        for (int i = 0; i < 20; i++) {
            enqueue("ch_" + i, "482913", recipient());
        }
        assertThat(delivery("ch_19")).isEqualTo(Delivery.QUEUED);
        startDispatcher();
        await().untilAsserted(() -> assertThat(delivery("ch_19")).isEqualTo(Delivery.DELAYED));
        startSmtp();
        now = now.plusSeconds(2);
        received(20);
        await().untilAsserted(() -> assertThat(delivery("ch_19")).isEqualTo(Delivery.SENT));
    }

    @Test
    void waitsLongerAfterEachFailureUpToAMinute() throws SQLException {
        enqueue("ch_1", "482913", recipient());
        long[] seconds = {1, 2, 4, 8, 16, 32, 60, 60};
        for (long expected : seconds) {
            try (Connection connection = database.dataSource().getConnection()) {
                OutboxQueue.postponeAllDue(connection, now);
            }
            Instant next = database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT next_attempt_at FROM outbox")
                            .mapTo(Instant.class)
                            .one());
            assertThat(Duration.between(now, next).toMillis()).isBetween(expected * 790, expected * 1210);
            now = next;
        }
    }

    @Test
    void sendsEachMailOnceAlthoughTwoServersSend() throws Exception {
        startSmtp();
        for (int i = 0; i < 200; i++) {
            enqueue("ch_" + i, "482913", recipient());
        }
        startDispatcher();
        startDispatcher();
        List<MimeMessage> mails = received(200);
        Set<String> ids = mails.stream().map(mail -> header(mail, "Message-ID")).collect(Collectors.toSet());
        assertThat(ids).hasSize(200);
        await().untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(smtp().getReceivedMessages()).hasSize(200);
    }

    @Test
    void doesNotSendACodeThatHasExpired() throws Exception {
        startSmtp();
        enqueue("ch_old", "111111", recipient());
        now = now.plus(Duration.ofMinutes(5));
        enqueue("ch_new", "222222", recipient());
        assertThat(delivery("ch_old")).isEqualTo(Delivery.EXPIRED);
        startDispatcher();
        assertThat(body(received(1).getFirst(), "text/plain")).contains("222222");
        await().untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(delivery("ch_old")).isEqualTo(Delivery.EXPIRED);
    }

    @Test
    void keepsNothingOfAMailThatIsSentAndNothingReadableOfOneThatIsNot() throws Exception {
        enqueue("ch_1", "482913", new Recipient("taro@example.jp", Language.EN, "tangerine"));
        assertThat(payloads()).singleElement().asString().doesNotContain("482913", "taro", "tangerine");
        startSmtp();
        startDispatcher();
        received(1);
        await().untilAsserted(() -> assertThat(payloads()).isEmpty());
    }

    @Test
    void sendsNothingWhenTheTransactionIsRolledBack() throws Exception {
        startSmtp();
        OutboxDispatcher dispatcher = startDispatcher();
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            outbox.enqueue(connection, ACCOUNT, code("ch_1", "111111"), recipient());
            connection.rollback();
        }
        enqueue("ch_2", "222222", recipient());
        dispatcher.signal();
        assertThat(body(received(1).getFirst(), "text/plain")).contains("222222");
    }

    @Test
    void aSignalSendsWithoutWaitingForTheNextLook() throws Exception {
        startSmtp();
        OutboxDispatcher dispatcher = startDispatcher();
        enqueue("ch_0", "482913", recipient());
        received(1);
        long begin = System.nanoTime();
        for (int i = 1; i <= 5; i++) {
            enqueue("ch_" + i, "482913", recipient());
            dispatcher.signal();
            received(1 + i);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void nothingFromOutsideBecomesAHeader() throws Exception {
        startSmtp();
        String evil = "cat\r\nBcc: thief@evil.example\r\n\r\nbody";
        Notice notice = new Notice.VerificationCode(
                "ch_1", new Secret("482913"), login(), new Origin(evil, evil, evil, evil), now, Duration.ofMinutes(5));
        outbox = new Outbox(new MailComposer("brand\r\nBcc: thief@evil.example"), sealer, clock, RANDOM);
        try (Connection connection = database.dataSource().getConnection()) {
            outbox.enqueue(connection, evil, notice, new Recipient("taro@example.jp", Language.JA, evil));
            outbox.enqueue(
                    connection,
                    ACCOUNT,
                    notice,
                    new Recipient("a@b.example\r\nBcc: thief@evil.example", Language.JA, evil));
            outbox.enqueue(
                    connection, ACCOUNT, notice, new Recipient("a@b.example,thief@evil.example", Language.JA, evil));
        }
        startDispatcher();
        MimeMessage mail = received(1).getFirst();
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("taro@example.jp");
        assertThat(mail.getHeader("Bcc")).isNull();
        await().untilAsserted(() -> assertThat(errors()).containsExactly("not a valid mail", "not a valid mail"));
        assertThat(smtp().getReceivedMessages()).hasSize(1);
    }

    @Test
    void withoutAMailServerMailsStayQueuedUntilTheyExpire() throws Exception {
        enqueue("ch_1", "482913", recipient());
        OutboxDispatcher dispatcher = OutboxDispatcher.start(database.dataSource(), sealer, null, clock);
        dispatchers.add(dispatcher);
        dispatcher.signal();
        assertThat(delivery("ch_1")).isEqualTo(Delivery.QUEUED);
        now = now.plus(Duration.ofMinutes(5));
        await().untilAsserted(() -> assertThat(payloads()).isEmpty());
        assertThat(delivery("ch_1")).isEqualTo(Delivery.EXPIRED);
    }

    @Test
    void forgetsAfterAWeekWhatWasSent() throws Exception {
        startSmtp();
        enqueue("ch_1", "482913", recipient());
        startDispatcher();
        await().untilAsserted(() -> assertThat(delivery("ch_1")).isEqualTo(Delivery.SENT));
        now = now.plus(Duration.ofDays(7)).plusSeconds(1);
        await().untilAsserted(() -> assertThat(rows()).isZero());
    }

    private void startSmtp() {
        greenMail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        greenMail.start();
    }

    private GreenMail smtp() {
        return Objects.requireNonNull(greenMail);
    }

    private OutboxDispatcher startDispatcher() {
        MailTransport transport =
                new MailTransport(SmtpAddress.parse("smtp://127.0.0.1:" + port), Sender.parse(Sender.DEFAULT));
        OutboxDispatcher dispatcher = OutboxDispatcher.start(database.dataSource(), sealer, transport, clock);
        dispatchers.add(dispatcher);
        return dispatcher;
    }

    private void enqueue(String challenge, String code, Recipient to) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            outbox.enqueue(connection, ACCOUNT, code(challenge, code), to);
        }
    }

    private Notice code(String challenge, String code) {
        return new Notice.VerificationCode(challenge, new Secret(code), login(), ORIGIN, now, Duration.ofMinutes(5));
    }

    private static Login login() {
        return new Login(Login.Result.SUCCESS, Login.Factor.PASSWORD);
    }

    private static Recipient recipient() {
        return new Recipient("taro@example.jp", Language.JA, null);
    }

    private List<MimeMessage> received(int count) {
        await().untilAsserted(() -> assertThat(smtp().getReceivedMessages()).hasSizeGreaterThanOrEqualTo(count));
        return List.of(smtp().getReceivedMessages());
    }

    private @Nullable Delivery delivery(String challenge) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return outbox.delivery(connection, challenge).orElse(null);
        }
    }

    private long waiting() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return outbox.waiting(connection);
        }
    }

    private static long rows() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM outbox")
                        .mapTo(Long.class)
                        .one());
    }

    private static List<String> payloads() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT payload FROM outbox WHERE payload IS NOT NULL")
                        .mapTo(byte[].class)
                        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                        .list());
    }

    private static List<String> errors() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT last_error FROM outbox WHERE last_error IS NOT NULL")
                        .mapTo(String.class)
                        .list());
    }

    private static String body(MimeMessage mail, String type) throws Exception {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        for (int i = 0; i < parts.getCount(); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType(type)) {
                return ((String) part.getContent()).replace("\r\n", "\n");
            }
        }
        throw new AssertionError("no " + type);
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name)[0];
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}

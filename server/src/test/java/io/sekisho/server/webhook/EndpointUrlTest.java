package io.sekisho.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.jp/sekisho",
                "https://hooks.example.jp:8443/a?b=c",
                "HTTPS://10.0.0.7/sekisho",
                "http://localhost:9000/",
                "http://hibari.localhost:9000/hooks",
                "http://127.0.0.1/",
                "http://127.8.9.10:1/",
                "http://[::1]:9000/",
            })
    void mayBeUsed(String url) {
        assertThat(EndpointUrl.violation(url)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        http://hooks.example.jp/                 | must be https
        http://10.0.0.7/                         | this machine only
        http://localhost.example.jp/             | this machine only
        http://127.0.0.1.example.jp/             | this machine only
        http://[::2]/                            | this machine only
        ftp://hooks.example.jp/                  | must be https
        file:///etc/passwd                       | with a host
        hooks.example.jp                         | with a host
        /sekisho                                 | with a host
        https:///sekisho                         | with a host
        https://user:word@hooks.example.jp/      | user or a password
        https://hooks.example.jp@evil.example/   | user or a password
        https://hooks.example.jp/#part           | after #
        https://hooks example.jp/                | must be a URL
        https://hooks.example.jp:99999/          | a port from 1 to 65535
        https://hooks.example.jp:0/              | a port from 1 to 65535
        """)
    void mayNot(String url, String why) {
        assertThat(EndpointUrl.violation(url)).contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "hooks.example.jp, 169.254.169.254, true",
        "hooks.example.jp, fe80::1, true",
        "hooks.example.jp, 127.0.0.1, true",
        "hooks.example.jp, 0.0.0.0, true",
        "hooks.example.jp, 203.0.113.7, false",
        "hooks.example.jp, 10.0.0.7, false",
        "169.254.1.2, 169.254.1.2, false",
        "[fe80::1], fe80::1, false",
        "localhost, 127.0.0.1, false",
    })
    void aNameMustNotLeadToThisMachineNorBesideIt(String host, String address, boolean astray) throws IOException {
        assertThat(EndpointUrl.leadsAstray(host, InetAddress.getByName(address)))
                .isEqualTo(astray);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h:99999/x", "https:///x", "nowhere", "ftp://127.0.0.1/", "not a url"})
    void anAttemptThatCannotBeMadeHasFailed(String url) throws InterruptedException {
        DeliveryQueue.Due due = new DeliveryQueue.Due(1, "msg_1", "webhook.ping", Instant.EPOCH, "{}", 1);
        try (WebhookSender sender = new WebhookSender()) {
            assertThat(sender.send(due, url, List.of(), Instant.EPOCH)).isInstanceOf(WebhookSender.Result.Failed.class);
        }
    }
}

package io.sekisho.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

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
        """)
    void mayNot(String url, String why) {
        assertThat(EndpointUrl.violation(url)).contains(why);
    }
}

package io.sekisho.server.phishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlHostsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https://evil.example/login                                | evil.example
        https://www.hibari.co.jp@evil.example/                    | evil.example
        https://www.hibari.co.jp:pass@evil.example:8443/x         | evil.example
        https:\\\\evil.example\\@www.hibari.co.jp                 | evil.example
        //evil.example/x                                          | evil.example
        HTTPS://EVIL.EXAMPLE                                      | evil.example
        https://ev%69l.example/                                   | evil.example
        https://evil.example#https://www.hibari.co.jp             | evil.example
        https://www.google.com/url?q=https%3A%2F%2Fevil.example%2Fx | www.google.com,evil.example
        hxxps://evil.example/x                                    | evil.example
        mailto:taro@example.jp                                    | ''
        javascript:alert(1)                                       | ''
        /relative                                                 | ''
        https://                                                  | ''
        """)
    void anAddressLeadsWhereABrowserWouldGo(String address, String hosts) {
        assertThat(String.join(",", UrlHosts.of(address))).isEqualTo(hosts);
    }

    @Test
    void addressesAreFoundWithinJapaneseText() {
        String text = "至急ご確認ください：https://evil.example/a、または「www.worse.example」へ。hxxp://third[.]example/b";

        assertThat(UrlHosts.inText(text)).containsExactly("evil.example", "www.worse.example", "third.example");
    }

    @Test
    void whatALinkShowsIsComparedWithWhereItLeads() {
        List<MailLinks.Link> links = new MailLinks().html("""
            <base href="https://base.example/"><a href="https://evil.example/x">https://www.hibari.co.jp/</a>
            <a href="https://fair.example/">fair.example</a><form action="https://form.example/"><button
            formaction="https://button.example/">x</button></form>
            <meta http-equiv="refresh" content="0; url='https://refresh.example/'">
            """).found();

        assertThat(links)
                .containsExactlyInAnyOrder(
                        new MailLinks.Link("base.example", false),
                        new MailLinks.Link("evil.example", true),
                        new MailLinks.Link("fair.example", false),
                        new MailLinks.Link("form.example", false),
                        new MailLinks.Link("button.example", false),
                        new MailLinks.Link("refresh.example", false),
                        new MailLinks.Link("www.hibari.co.jp", false));
    }

    @Test
    void noTextBreaksIt() {
        Random random = new Random(4);
        String letters = "htps:/\\@.%[]<>\"'?#=& \u3000\u0000\ud800あ0x1www.xn--";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder("https://");
            random.ints(random.nextInt(40), 0, letters.length()).forEach(at -> text.append(letters.charAt(at)));
            assertThat(UrlHosts.of(text.toString())).allMatch(host -> host.length() <= HostNames.LENGTH_MAX);
            assertThat(new MailLinks()
                            .html(text.toString())
                            .text(text.toString())
                            .found())
                    .isNotNull();
        }
    }
}

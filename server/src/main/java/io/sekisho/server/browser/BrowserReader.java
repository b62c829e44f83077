package io.sekisho.server.browser;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.sekisho.engine.fact.Browser;
import java.util.Map;
import java.util.Objects;
import ua_parser.OS;
import ua_parser.UserAgent;

/**
 * User agent and hints to browser, system and kind of device. Safe for many threads; what was read lately is remembered, since
 * parsing takes about a millisecond.
 */
public final class BrowserReader {

    /** Some 8 MB of heap when full: ten thousand usual user agents, or two thousand of the longest. */
    private static final long CACHED_CHARS = 3_000_000;

    /** What an entry takes besides its texts, in characters. */
    private static final int ENTRY_CHARS = 150;

    private final Rules rules;
    private final LoadingCache<Question, Browser> answers;

    private BrowserReader(Rules rules) {
        this.rules = rules;
        this.answers = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(CACHED_CHARS)
                .weigher((Question question, Browser browser) -> question.chars() + ENTRY_CHARS)
                .build(this::parse);
    }

    private record Question(String userAgent, Hints hints) {
        int chars() {
            return userAgent.length() + hints.chars();
        }
    }

    /** Compiles some four hundred patterns, which takes a fraction of a second. */
    public static BrowserReader load() {
        return new BrowserReader(Rules.load());
    }

    /**
     * Reads any text at all; what is not understood has the family {@code Other}.
     *
     * @param userAgent cut to 1,024 characters, unprintable ones replaced
     * @param hints     client hints by header name in lower case; others than the four that are read are ignored
     */
    public Browser read(String userAgent, Map<String, String> hints) {
        return answers.get(new Question(UserAgentText.cleaned(userAgent), Hints.of(hints)));
    }

    /** Version of the rules, as in {@link Browser#dataVersion}. */
    public String dataVersion() {
        return rules.version();
    }

    private Browser parse(Question question) {
        String userAgent = question.userAgent();
        OS os = rules.parser().parseOS(userAgent);
        Named system = Systems.name(os, question.hints());
        Named browser = browser(userAgent);
        return new Browser(
                userAgent,
                browser.toString(),
                browser.family(),
                system.toString(),
                system.family(),
                DeviceType.of(userAgent, system.family()),
                rules.version(),
                Contradiction.between(userAgent, question.hints()));
    }

    private Named browser(String userAgent) {
        Named inApp = InAppBrowser.find(userAgent);
        if (inApp != null) {
            return inApp;
        }
        UserAgent parsed = rules.parser().parseUserAgent(userAgent);
        return new Named(parsed.family, Objects.requireNonNullElse(parsed.major, ""));
    }
}

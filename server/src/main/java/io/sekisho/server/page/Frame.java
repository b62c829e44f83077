package io.sekisho.server.page;

import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Wording;
import java.util.regex.Pattern;

/**
 * What the layout of any page needs.
 *
 * @param path where the page is, for the switch of language
 */
public record Frame(Wording words, Assets assets, String path) {

    private static final Pattern CHOICE = Pattern.compile("(?<=[?&])lang=[^&]*&|[?&]lang=[^&]*$");

    public String language() {
        return words.language().tag();
    }

    public String say(String key, String... filledIn) {
        return words.say(key, filledIn);
    }

    public String asset(String name) {
        return assets.url(name);
    }

    public Language otherLanguage() {
        return words.language() == Language.JA ? Language.EN : Language.JA;
    }

    /** The same page in the other language. */
    public String switchUrl() {
        // Chosen once more, the earlier choice would stand first in the address and win.
        String bare = CHOICE.matcher(path).replaceAll("");
        return bare + (bare.indexOf('?') < 0 ? "?" : "&") + "lang="
                + otherLanguage().tag();
    }
}

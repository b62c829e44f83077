package io.sekisho.server.page;

import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Wording;

/**
 * What the layout of any page needs.
 *
 * @param path where the page is, for the switch of language
 */
public record Frame(Wording words, Assets assets, String path) {

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
        return path + (path.indexOf('?') < 0 ? "?" : "&") + "lang="
                + otherLanguage().tag();
    }
}

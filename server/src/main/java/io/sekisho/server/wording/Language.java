package io.sekisho.server.wording;

import java.util.Locale;

/** The languages customers are written to in; Japanese comes first. */
public enum Language {
    JA(Locale.JAPANESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** @param tag a language tag (BCP 47) such as {@code en-GB}; what is not English is Japanese */
    public static Language of(String tag) {
        return Locale.forLanguageTag(tag).getLanguage().equals("en") ? EN : JA;
    }

    public Locale locale() {
        return locale;
    }

    /** {@code ja} or {@code en}. */
    public String tag() {
        return locale.getLanguage();
    }
}

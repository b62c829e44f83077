package io.sekisho.server.page;

import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Call;
import io.sekisho.server.http.SetCookie;
import io.sekisho.server.wording.Language;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which language a page is in: the one chosen on a page ({@code ?lang=}, remembered), else the first of the browser's (RFC 9110 12.5.4)
 * that we have, else the reader's own as we know it.
 *
 * @param chosen whether this very request chose it
 */
public record PageLanguage(Language language, boolean chosen) {

    private static final String PARAMETER = "lang";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    public static PageLanguage of(Call call, Language otherwise) {
        Optional<Language> asked = known(call.query(PARAMETER));
        Language language = asked.or(() -> known(call.cookie(PARAMETER)))
                .or(() -> accepted(call.header("Accept-Language")))
                .orElse(otherwise);
        return new PageLanguage(language, asked.isPresent());
    }

    /** The answer, with the choice to remember where one was made. */
    public Answer remembered(Answer answer, boolean secure) {
        SetCookie cookie = new SetCookie(PARAMETER, language.tag(), "/", REMEMBERED, false, secure);
        return chosen ? answer.with(SetCookie.HEADER, cookie.header()) : answer;
    }

    private static Optional<Language> accepted(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            List<Locale> ours = List.of(Locale.JAPANESE, Locale.ENGLISH);
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), ours);
            return best == null ? Optional.empty() : known(best.getLanguage());
        } catch (IllegalArgumentException e) {
            // Not a list of languages: as if there were none.
            return Optional.empty();
        }
    }

    private static Optional<Language> known(@Nullable String tag) {
        return "ja".equals(tag)
                ? Optional.of(Language.JA)
                : "en".equals(tag) ? Optional.of(Language.EN) : Optional.empty();
    }
}

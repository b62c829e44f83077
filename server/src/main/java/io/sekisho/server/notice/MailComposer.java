package io.sekisho.server.notice;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.sekisho.server.wording.Language;
import java.util.EnumMap;
import java.util.Map;

/**
 * Turns a notice into a mail: text and HTML that say the same, in the customer's language, with the customer's own phrase, without any
 * link. A code is the only group of six digits in it, so that nobody and no program mistakes something else for the code.
 */
public final class MailComposer {

    private static final String TEMPLATE = "notice/letter.jte";

    private final TemplateEngine html = engine(ContentType.Html, "html");
    private final TemplateEngine text = engine(ContentType.Plain, "text");
    private final Map<Language, LetterWriter> writers = new EnumMap<>(Language.class);

    /** @param brand the name customers know the brokerage by */
    public MailComposer(String brand) {
        for (Language language : Language.values()) {
            writers.put(language, new LetterWriter(brand, language));
        }
    }

    Mail compose(Notice notice, String account, Recipient to) {
        LetterWriter writer = writers.get(to.language());
        if (writer == null) {
            throw new IllegalArgumentException("no wording in " + to.language());
        }
        Letter letter = writer.write(notice, account, to);
        return new Mail(letter.subject(), render(text, letter), render(html, letter));
    }

    private static String render(TemplateEngine engine, Letter letter) {
        StringOutput output = new StringOutput();
        engine.render(TEMPLATE, letter, output);
        return output.toString();
    }

    private static TemplateEngine engine(ContentType type, String root) {
        return TemplateEngine.createPrecompiled(
                null, type, MailComposer.class.getClassLoader(), "io.sekisho.server.templates." + root);
    }
}

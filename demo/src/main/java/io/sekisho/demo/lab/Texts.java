package io.sekisho.demo.lab;

import io.javalin.http.Context;
import io.sekisho.demo.web.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What the lab's pages say, in one language. */
public final class Texts {

    static final Map<String, Asset> ASSETS = Map.of(
            "/lab/lab.css", new Asset("lab.css", "text/css"), "/lab/lab.js", new Asset("lab.js", "text/javascript"));

    private static final String BUNDLE = "io.sekisho.demo.lab.texts";

    private final Words words;
    private final ResourceBundle texts;

    private Texts(Words words, ResourceBundle texts) {
        this.words = words;
        this.texts = texts;
    }

    static Texts in(Words words) {
        return new Texts(
                words,
                ResourceBundle.getBundle(
                        BUNDLE,
                        Locale.of(words.language()),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    public Words words() {
        return words;
    }

    /** The text of a key, with {@code {0}}, {@code {1}}, … replaced. */
    public String t(String key, Object... values) {
        String text = texts.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** Evidence with its sign, such as {@code +3.2 bits}. */
    public String bits(double bits) {
        return String.format(Locale.ROOT, "%+.1f bits", bits);
    }

    /** A file that pages refer to. */
    record Asset(String name, String type) {

        void serve(Context call) {
            try (InputStream in = Texts.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is missing");
                }
                call.contentType(type).header("Cache-Control", "max-age=3600").result(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + name, e);
            }
        }
    }
}

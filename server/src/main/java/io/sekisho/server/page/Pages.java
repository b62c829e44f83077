package io.sekisho.server.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.sekisho.server.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Renders templates, precompiled at build, into answers that browsers treat strictly. */
public final class Pages {

    private static final String CONTENT_TYPE = "text/html; charset=utf-8";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "io.sekisho.server.templates.html");

    /** @param template below {@code src/main/jte/html}, such as {@code stepup/step-up.jte} */
    public Answer html(int status, String template, Map<String, Object> parameters, ContentPolicy policy) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, parameters, output);
        return Answer.bytes(status, CONTENT_TYPE, bytes(output))
                .with("Content-Security-Policy", policy.header())
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
                .with("X-Frame-Options", "DENY");
    }

    private static byte[] bytes(Utf8ByteOutput output) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

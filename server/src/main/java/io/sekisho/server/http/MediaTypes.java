package io.sekisho.server.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a Content-Type header. */
final class MediaTypes {

    private MediaTypes() {}

    /** Type and subtype in lower case, without parameters. */
    static String of(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        if (contentType.equals(Intake.JSON_TYPE)) {
            return Intake.JSON_TYPE;
        }
        int semicolon = contentType.indexOf(';');
        String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
        return type.strip().toLowerCase(Locale.ROOT);
    }
}

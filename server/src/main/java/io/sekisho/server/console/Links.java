package io.sekisho.server.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where pages of the console are. */
public final class Links {

    private Links() {}

    public static String assessment(String id) {
        return "/console/assessments/" + segment(id);
    }

    public static String account(String id) {
        return "/console/accounts/" + segment(id);
    }

    public static String caseFile(String id) {
        return "/console/cases/" + segment(id);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

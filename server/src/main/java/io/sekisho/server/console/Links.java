package io.sekisho.server.console;

import io.sekisho.server.casework.CaseFile;
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

    public static String scheme(String caseId) {
        return caseFile(caseId) + "/scheme";
    }

    /** Of a scheme that has several symbols, seen from one of them. */
    public static String scheme(String caseId, String symbol) {
        return scheme(caseId) + "?symbol=" + segment(symbol);
    }

    public static String network(String caseId) {
        return caseFile(caseId) + "/network";
    }

    public static String campaign(String id) {
        return "/console/campaigns/" + segment(id);
    }

    /** What a victim's account needs to be as it was. */
    public static String restoration(String account) {
        return "/console/reports/restoration?account=" + segment(account);
    }

    /** In the query, since a symbol may hold a slash. */
    public static String symbol(String symbol) {
        return "/console/market?symbol=" + segment(symbol);
    }

    /** What a case is about: an account's page, the list of phishing hosts, or how a symbol trades. */
    public static String subject(CaseFile file) {
        return switch (file.kind().subject()) {
            case ACCOUNT -> account(file.subject());
            case HOST -> "/console/phishing";
            case SYMBOL -> symbol(file.subject());
        };
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

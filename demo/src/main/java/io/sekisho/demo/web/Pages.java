package io.sekisho.demo.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import io.sekisho.demo.gate.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Renders templates, in the visitor's language and under a strict content security policy; serves what they refer to. */
public final class Pages {

    private static final String LANGUAGE = "hibari_lang";
    private static final int YEAR_SECONDS = 365 * 24 * 3600;
    private static final String CHART = "META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

    /** By path; nothing else on the class path is served. */
    private static final Map<String, Asset> ASSETS = Map.of(
            "/assets/hibari.css", Asset.of("assets/hibari.css", "text/css"),
            "/assets/hibari.svg", Asset.of("assets/hibari.svg", "image/svg+xml"),
            "/assets/portfolio.js", Asset.of("assets/portfolio.js", "text/javascript"),
            "/assets/mailbox.js", Asset.of("assets/mailbox.js", "text/javascript"),
            "/assets/staff.js", Asset.of("assets/staff.js", "text/javascript"),
            "/assets/telephone.css", Asset.of("assets/telephone.css", "text/css"),
            "/assets/telephone.js", Asset.of("assets/telephone.js", "text/javascript"),
            "/assets/chart.js", new Asset(CHART, "text/javascript"));

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "io.sekisho.demo.templates");
    private final Sessions sessions = new Sessions();
    private final String sekisho;

    /** @param sekisho its public address */
    public Pages(URI sekisho) {
        String address = sekisho.toString();
        this.sekisho = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private record Asset(String resource, String type) {

        static Asset of(String below, String type) {
            return new Asset("io/sekisho/demo/web/" + below, type);
        }
    }

    /** What every site has: headers, the switch of languages, style sheets and scripts. */
    public void prepare(RoutesConfig routes) {
        routes.before(call -> {
            call.header("Content-Security-Policy", policy());
            call.header("X-Content-Type-Options", "nosniff");
            call.header("Referrer-Policy", "same-origin");
            call.header("Cache-Control", "no-store");
            rememberLanguage(call);
        });
        ASSETS.forEach((path, asset) -> routes.get(path, call -> serve(call, asset)));
    }

    Sessions sessions() {
        return sessions;
    }

    /** Where the customer is asked who he is; he comes back to {@code /step-up-done} of the calling host. */
    String stepUp(Context call, String challenge) {
        String host = call.req().getServerName() + ":" + call.req().getServerPort();
        String back = URLEncoder.encode("http://" + host + "/step-up-done", StandardCharsets.UTF_8);
        return sekisho + "/step-up/" + challenge + "?return=" + back;
    }

    public void show(Context call, String template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("frame", frame(call));
        StringOutput output = new StringOutput();
        templates.render(template, all, output);
        call.html(output.toString());
    }

    public void show(Context call, HttpStatus status, String template, Map<String, Object> values) {
        call.status(status);
        show(call, template, values);
    }

    public Words words(Context call) {
        String chosen = Objects.requireNonNullElseGet(
                call.<String>attribute(LANGUAGE), () -> Objects.requireNonNullElse(call.cookie(LANGUAGE), ""));
        if (chosen.equals("ja") || chosen.equals("en")) {
            return Words.in(chosen);
        }
        String accepted = Objects.requireNonNullElse(call.header("Accept-Language"), "ja");
        return Words.in(accepted.startsWith("ja") ? "ja" : "en");
    }

    private Frame frame(Context call) {
        WebSession session = sessions.of(call);
        Visit visit = session.visit();
        return new Frame(
                words(call),
                call.path(),
                session.csrf(),
                sekisho,
                visit == null ? null : visit.member().customer(),
                visit != null && visit.restricted(),
                session.takeNotice());
    }

    private String policy() {
        return "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; script-src 'self' " + sekisho
                + "; style-src 'self'; img-src 'self' data:; connect-src 'self' " + sekisho + "; form-action 'self' "
                + sekisho;
    }

    private static void rememberLanguage(Context call) {
        String asked = call.queryParam("lang");
        if (asked != null && (asked.equals("ja") || asked.equals("en"))) {
            call.attribute(LANGUAGE, asked);
            call.cookie(new Cookie(LANGUAGE, asked, "/", YEAR_SECONDS, false, true, null, SameSite.LAX));
        }
    }

    private static void serve(Context call, Asset asset) {
        try (InputStream in = Pages.class.getClassLoader().getResourceAsStream(asset.resource())) {
            if (in == null) {
                call.status(HttpStatus.NOT_FOUND);
                return;
            }
            call.contentType(asset.type())
                    .header("Cache-Control", "max-age=3600")
                    .result(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + asset.resource(), e);
        }
    }
}

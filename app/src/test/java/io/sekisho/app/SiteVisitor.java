package io.sekisho.app;

import io.sekisho.client.ClientInfo;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who fills in the forms of the demo without script, from an address of his choice. */
final class SiteVisitor implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern CHALLENGE = Pattern.compile("/step-up/(ch_[A-Za-z0-9_-]+)\\?return=");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String host;
    private final int port;
    private final ClientInfo client;

    SiteVisitor(String host, int port, ClientInfo client) {
        this.host = host;
        this.port = port;
        this.client = client;
    }

    /** What a page answered. */
    record Page(int status, String location, String body, String policy) {

        /** Which challenge it sends the browser to. */
        Optional<String> challenge() {
            Matcher found = CHALLENGE.matcher(location);
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        }

        String csrf() {
            Matcher found = CSRF.matcher(body);
            if (!found.find()) {
                throw new IllegalStateException("no form in " + body);
            }
            return found.group(1);
        }
    }

    ClientInfo client() {
        return client;
    }

    Page get(String path) {
        return send(request(path).GET());
    }

    /** Opens the page with the form and sends it. */
    Page fill(String path, String... namesAndValues) {
        return post(path, get(path).csrf(), namesAndValues);
    }

    Page post(String path, String csrf, String... namesAndValues) {
        return send(form(path, csrf, namesAndValues));
    }

    private HttpRequest.Builder form(String path, String csrf, String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of("csrf", csrf));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(path)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    /** Without a form, as browsers speak by themselves. */
    HttpResponse<String> speak(String path, String... headersAndValues) {
        return answerTo(request(path).headers(headersAndValues).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** As {@link #fill}, with every header of the answer. */
    HttpResponse<String> fillRaw(String path, String... namesAndValues) {
        return answerTo(form(path, get(path).csrf(), namesAndValues));
    }

    /** A cookie carried over from another browser. */
    void hold(HttpCookie cookie) {
        HttpCookie copy = new HttpCookie(cookie.getName(), cookie.getValue());
        copy.setPath("/");
        cookies.getCookieStore().add(URI.create("http://127.0.0.1:" + port + "/"), copy);
    }

    void forget(String name) {
        cookie(name).ifPresent(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .setHeader("X-Forwarded-Host", host + ":" + port)
                .setHeader("X-Forwarded-For", client.ip())
                .setHeader("User-Agent", client.userAgent())
                .setHeader("Accept-Language", "ja-JP,ja;q=0.9");
    }

    private Page send(HttpRequest.Builder request) {
        HttpResponse<String> answer = answerTo(request);
        return new Page(
                answer.statusCode(),
                answer.headers().firstValue("Location").orElse(""),
                answer.body(),
                answer.headers().firstValue("Content-Security-Policy").orElse(""));
    }

    private HttpResponse<String> answerTo(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

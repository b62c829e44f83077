package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A cloud telephony provider: asks what to do on a call, as it is told to, and signs each request. */
final class Provider {

    /** Where the provider believes the server to be. */
    static final String URL = "https://sekisho.example.jp/telephony/voice";

    static final String TOKEN = "token-of-the-provider";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

    private final URI server;

    Provider(RunningServer server) {
        this.server = server.api().base();
    }

    Dialled call(String from) {
        return call(from, "");
    }

    /** @param verstat what the network says of the number */
    Dialled call(String from, String verstat) {
        return new Dialled("CA%032d".formatted(CALLS.incrementAndGet()), from, verstat).next("");
    }

    /** A call in progress. */
    final class Dialled {
        private final Map<String, String> form = new TreeMap<>();
        private String address = URL;
        private String markup = "";

        private Dialled(String id, String from, String verstat) {
            form.put("CallSid", id);
            form.put("From", from);
            form.put("To", "+81120000000");
            form.put("CallStatus", "in-progress");
            if (!verstat.isEmpty()) {
                form.put("StirVerstat", verstat);
            }
        }

        private Dialled next(String digits) {
            HttpResponse<String> answer = send(address, fields(digits), TOKEN);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
            markup = answer.body();
            return this;
        }

        private Map<String, String> fields(String digits) {
            Map<String, String> fields = new TreeMap<>(form);
            if (!digits.isEmpty()) {
                fields.put("Digits", digits);
            }
            return fields;
        }

        /** Keys digits where they are asked for, and goes on where that leads. */
        Dialled keys(String digits) {
            Matcher action = ACTION.matcher(markup);
            assertThat(action.find()).as(markup).isTrue();
            address = action.group(1).replace("&amp;", "&");
            return next(digits);
        }

        /** The last request again, as after a lost answer. */
        Dialled again(String digits) {
            return next(digits);
        }

        Dialled hangsUp() {
            form.put("CallStatus", "completed");
            return next("");
        }

        Dialled says(String text) {
            assertThat(markup).contains(text);
            return this;
        }

        Dialled isOver() {
            assertThat(markup).contains("<Hangup").doesNotContain("<Gather");
            return this;
        }

        /** As somebody would who knows the address and not the token. */
        int statusSignedBy(String token) {
            return send(URL, form, token).statusCode();
        }
    }

    HttpResponse<String> send(String address, Map<String, String> form, String token) {
        String query = address.substring(URL.length());
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/telephony/voice" + query))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature(address, form, token))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String signature(String address, Map<String, String> form, String token) {
        StringBuilder signed = new StringBuilder(address);
        form.forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.sekisho.demo.lab;

import io.sekisho.demo.DemoConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the brokerage's desk, who speaks with a customer whose operation is held, and releases it by the API. */
record HoldDesk(URI sekisho, String key) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final String NOTE =
            "{\"note\":\"Called on the registered number; the customer knows of this order.\"}";

    HoldDesk(DemoConfig config) {
        this(config.sekishoApi(), config.apiKey());
    }

    /** Releases what one assessment holds of an account, and nothing that anybody else tried in it. */
    void release(String account, String assessment) {
        JsonNode open = send(request("/v1/holds?state=open&account=" + account));
        for (JsonNode hold : open.path("holds")) {
            if (!hold.path("assessment").asString().equals(assessment)) {
                continue;
            }
            send(request("/v1/holds/" + hold.path("id").asString() + "/release").POST(BodyPublishers.ofString(NOTE)));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(sekisho.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .timeout(ANSWER_MAX);
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("holds: " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("told to stop while the desk released what is held", e);
        }
    }
}

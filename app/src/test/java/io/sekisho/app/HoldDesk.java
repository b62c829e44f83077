package io.sekisho.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the brokerage's desk who settles what Sekisho holds, by the API. */
record HoldDesk(URI api, String key) {

    /** The id of what is held of an account now. */
    String heldOf(String account) {
        return open(account).at("/holds/0/id").asString("");
    }

    /** The id of the assessment by which it is held. */
    String assessmentOf(String hold) {
        return send("/v1/holds/" + hold, "GET", "").path("assessment").asString("");
    }

    void settle(String hold, String how) {
        send("/v1/holds/" + hold + "/" + how, "POST", "{\"note\":\"called back\"}");
    }

    /** By which a hold was used up. */
    String usedBy(String hold) {
        return send("/v1/holds/" + hold, "GET", "").path("usedBy").asString("");
    }

    /** What the brokerage told that became of an operation; empty where it told nothing yet. */
    String outcomeOf(String assessment) {
        return send("/v1/assessments/" + assessment, "GET", "")
                .at("/outcomes/0/outcome")
                .asString("");
    }

    private JsonNode open(String account) {
        return send("/v1/holds?state=open&account=" + account, "GET", "");
    }

    private JsonNode send(String path, String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .setHeader("Authorization", "Bearer " + key)
                .setHeader("Content-Type", "application/json")
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

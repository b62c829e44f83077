package io.sekisho.server.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An answer, found to be as the API's document says. */
public record Reply(int status, java.net.http.HttpHeaders headers, String body) {

    /** Goes on where the status is this one. */
    public Reply is(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        return Json.MAPPER.readTree(body);
    }

    /** The text at a pointer, such as {@code /challenge/id}. */
    public String text(String pointer) {
        JsonNode found = json().at(pointer);
        assertThat(found.isMissingNode()).as(pointer + " in " + body).isFalse();
        return found.asString();
    }

    public boolean has(String pointer) {
        return !json().at(pointer).isMissingNode();
    }

    public List<String> texts(String pointer, String field) {
        return StreamSupport.stream(json().at(pointer).spliterator(), false)
                .map(each -> each.path(field).asString())
                .toList();
    }

    /** Where fields are wrong, in a problem. */
    public List<String> pointers() {
        return texts("/errors", "pointer");
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public String decision() {
        return is(200).text("/decision");
    }

    public Reply decides(String expected) {
        assertThat(decision()).as(body).isEqualTo(expected);
        return this;
    }

    public List<String> reasons() {
        return texts("/reasons", "code");
    }

    public String level() {
        return text("/risk/level");
    }

    public String challenge() {
        return text("/challenge/id");
    }

    public @Nullable String device() {
        return has("/device") ? text("/device") : null;
    }
}

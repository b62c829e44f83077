package io.sekisho.server.operation;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sekisho.server.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The served OpenAPI document as a judge of what goes over the wire. */
public final class ApiContract {

    private final ObjectNode document;
    /** Compiled once each: a conversation judges hundreds of answers. */
    private final Map<JsonNode, Schema> schemas = Collections.synchronizedMap(new IdentityHashMap<>());

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    public ApiContract() throws IOException {
        try (InputStream in = ApiDescription.class.getResourceAsStream("/openapi.json")) {
            document = (ObjectNode) Json.MAPPER.readTree(in);
        }
    }

    public JsonNode document() {
        return document;
    }

    /** What is wrong with a request's JSON body, by the document; empty: nothing. */
    public List<String> requestErrors(String method, String template, String body) {
        JsonNode content = operation(method, template).at("/requestBody/content/application~1json");
        return errors(content.get("schema"), true, body);
    }

    /** What is wrong with an answer, by the document; empty: nothing. */
    public List<String> answerErrors(
            String method, String template, int status, @Nullable String contentType, String body) {
        JsonNode response = resolve(operation(method, template).at("/responses/" + status));
        if (response.isMissingNode()) {
            return List.of(method + " " + template + " is not described as answering " + status);
        }
        JsonNode content = response.path("content");
        if (content.isEmpty()) {
            return body.isEmpty() ? List.of() : List.of("a body where none is described");
        }
        String type = contentType == null ? "" : contentType.split(";", -1)[0];
        JsonNode media = content.path(type);
        if (media.isMissingNode()) {
            return List.of("Content-Type is " + type + " where " + content.propertyNames() + " is described");
        }
        return type.endsWith("json") ? errors(media.get("schema"), false, body) : List.of();
    }

    /** @param lenient whether fields may be there that nobody described */
    private List<String> errors(JsonNode schema, boolean lenient, String json) {
        return compiled(schema, lenient).validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /** The path of the document that a request's path stands for; nothing where it stands for none. */
    public @Nullable String template(String path) {
        return document.path("paths").propertyNames().stream()
                .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                // A literal path says more than one with a variable in the same place.
                .min(Comparator.comparing((String template) -> template.contains("{")))
                .orElse(null);
    }

    private Schema compiled(JsonNode schema, boolean lenient) {
        return schemas.computeIfAbsent(schema, described -> compile(described, lenient));
    }

    private Schema compile(JsonNode schema, boolean lenient) {
        ObjectNode root = Json.MAPPER.createObjectNode();
        root.putArray("allOf").add(schema);
        root.set("components", document.get("components"));
        // What is told beside what is described is told by mistake, or the description is behind.
        root.put("unevaluatedProperties", lenient);
        return registry.getSchema(root);
    }

    private JsonNode operation(String method, String template) {
        JsonNode operation = document.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            throw new IllegalArgumentException("the document does not have " + method + " " + template);
        }
        return operation;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    /** Every reference in the document, such as {@code #/components/schemas/Time}. */
    Stream<String> references() {
        return document.findValuesAsString("$ref").stream();
    }
}

package io.sekisho.server.acceptance;

import io.sekisho.server.http.Json;
import tools.jackson.databind.node.ObjectNode;

/** People and programs with keys of their own. */
final class Staff {

    private Staff() {}

    /** A person's key with these scopes. */
    static Api person(Api admin, String person, String... scopes) {
        return key(admin, "person", person, scopes);
    }

    static Api service(Api admin, String service, String... scopes) {
        return key(admin, "service", service, scopes);
    }

    private static Api key(Api admin, String kind, String name, String... scopes) {
        ObjectNode wanted = Json.MAPPER.createObjectNode().put("name", name).put(kind, name);
        for (String scope : scopes) {
            wanted.withArray("scopes").add(scope);
        }
        return admin.withKey(admin.post("/v1/keys", wanted).is(201).text("/key"));
    }
}

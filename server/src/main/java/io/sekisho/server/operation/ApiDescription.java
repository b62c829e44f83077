package io.sekisho.server.operation;

import io.sekisho.server.http.Access;
import io.sekisho.server.http.Answer;
import io.sekisho.server.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** {@code /openapi.json}: the OpenAPI 3.1 document that the server is tested against. */
public final class ApiDescription {

    private static final String RESOURCE = "/openapi.json";

    private final byte[] document = load();

    public Routes routes() {
        return new Routes().get("/openapi.json", Access.OPEN, call -> Answer.json(200, document));
    }

    private static byte[] load() {
        try (InputStream in = ApiDescription.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the class path has no " + RESOURCE);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

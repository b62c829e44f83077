package io.sekisho.server.http;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/** Reads a query string. */
final class Query {

    private Query() {}

    /** The first value of each parameter. */
    static Map<String, String> of(@Nullable String query) {
        if (query == null) {
            return Map.of();
        }
        Fields fields = new Fields();
        try {
            UrlEncoded.decodeUtf8To(query, fields);
        } catch (RuntimeException e) {
            throw Problem.malformed("the query must be percent-encoded UTF-8").exception();
        }
        Map<String, String> first = new HashMap<>();
        for (Fields.Field field : fields) {
            first.put(field.getName(), field.getValue());
        }
        return first;
    }
}

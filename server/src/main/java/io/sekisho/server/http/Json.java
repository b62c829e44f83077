package io.sekisho.server.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * JSON as the API speaks it: RFC 8259 in UTF-8, camelCase, times as RFC 3339, numbers as {@link java.math.BigDecimal}, what is
 * absent left out. Duplicate names, trailing content and other encodings are refused.
 */
public final class Json {

    /** Deepest nesting of objects and arrays in a request; ours have four. */
    static final int MAX_DEPTH = 32;

    /** Most characters of a number, which bounds the cost of reading it. */
    static final int MAX_NUMBER_LENGTH = 64;

    /** Most characters of a field's name. */
    static final int MAX_NAME_LENGTH = 256;

    /** The one mapper, for answers and for reading records of our own (never a request: see {@link #parse}). */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxNameLength(MAX_NAME_LENGTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private Json() {}

    /** @throws ProblemException 400 with line and column where this is not JSON; the content is not echoed */
    public static JsonNode parse(byte[] utf8) {
        requireUtf8(utf8);
        try {
            JsonNode node = MAPPER.readTree(utf8);
            if (node instanceof MissingNode) {
                throw Problem.malformed("the body must be JSON; it is empty").exception();
            }
            return node;
        } catch (JacksonException e) {
            throw Problem.malformed(explain(e)).exception();
        }
    }

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    private static String explain(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String where =
                at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return "the body must be JSON without duplicate names, nested at most " + MAX_DEPTH + " deep; reading it failed"
                + where;
    }

    /** Jackson lets some overlong and surrogate sequences pass, which two readers could read differently. */
    private static void requireUtf8(byte[] bytes) {
        if (isAscii(bytes)) {
            return;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw Problem.malformed("the body must be UTF-8").exception();
        }
    }

    private static boolean isAscii(byte[] bytes) {
        int all = 0;
        for (byte b : bytes) {
            all |= b;
        }
        return all >= 0;
    }
}

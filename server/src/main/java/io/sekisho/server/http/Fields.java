package io.sekisho.server.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the fields of a JSON object and collects everything that is wrong, each with its pointer, so that one 400 names it all.
 *
 * <p>A required field that is missing or wrong yields a neutral stand-in (empty text, the epoch, zero, the first constant); so call
 * {@link #throwIfAny} before using what was read, or read through {@link #read}, which does. JSON {@code null} counts as absent.
 * Fields not asked for are ignored.
 */
public final class Fields {

    private static final String MISSING = "must be there";

    private final JsonNode object;
    private final String prefix;
    private final List<FieldError> errors;

    private Fields(JsonNode object, String prefix, List<FieldError> errors) {
        this.object = object;
        this.prefix = prefix;
        this.errors = errors;
    }

    /** Where the body is no object, that is the one error. */
    public static Fields of(JsonNode body) {
        Fields fields = new Fields(body, "", new ArrayList<>());
        if (!body.isObject()) {
            fields.errors.add(new FieldError("", "must be a JSON object"));
        }
        return fields;
    }

    /**
     * Reads a whole body.
     *
     * @param reader may trip over stand-ins: what it throws is dropped where there are errors to tell
     * @throws ProblemException 400 with all errors, where there are any
     */
    public static <T> T read(JsonNode body, Function<Fields, T> reader) {
        Fields fields = of(body);
        try {
            T value = reader.apply(fields);
            fields.throwIfAny();
            return value;
        } catch (RuntimeException e) {
            fields.throwIfAny();
            throw e;
        }
    }

    public String requiredText(String name, int maxLength) {
        return requiredText(name, maxLength, TextRule.PRINTABLE);
    }

    /** @param maxLength in UTF-16 units */
    public String requiredText(String name, int maxLength, TextRule rule) {
        JsonNode node = required(name);
        String text = node == null ? null : text(node, pointer(name), maxLength, rule);
        return text == null ? "" : text;
    }

    public @Nullable String optionalText(String name, int maxLength) {
        return optionalText(name, maxLength, TextRule.PRINTABLE);
    }

    public @Nullable String optionalText(String name, int maxLength, TextRule rule) {
        JsonNode node = present(name);
        return node == null ? null : text(node, pointer(name), maxLength, rule);
    }

    public Instant requiredInstant(String name) {
        Instant instant = parsed(name, required(name), Formats::instant, Formats.INSTANT);
        return instant == null ? Instant.EPOCH : instant;
    }

    public @Nullable Instant optionalInstant(String name) {
        return parsed(name, present(name), Formats::instant, Formats.INSTANT);
    }

    /** A non-negative decimal string in plain notation; a JSON number is refused, since many writers round it. */
    public BigDecimal requiredDecimal(String name) {
        BigDecimal decimal = parsed(name, required(name), Formats::decimal, Formats.DECIMAL);
        return decimal == null ? BigDecimal.ZERO : decimal;
    }

    public @Nullable BigDecimal optionalDecimal(String name) {
        return parsed(name, present(name), Formats::decimal, Formats.DECIMAL);
    }

    public int requiredInt(String name, int min, int max) {
        JsonNode node = required(name);
        Integer value = node == null ? null : integer(node, pointer(name), min, max);
        return value == null ? min : value;
    }

    public @Nullable Integer optionalInt(String name, int min, int max) {
        JsonNode node = present(name);
        return node == null ? null : integer(node, pointer(name), min, max);
    }

    public boolean optionalBoolean(String name, boolean absent) {
        JsonNode node = present(name);
        if (node != null && !node.isBoolean()) {
            reject(name, "must be true or false");
            return absent;
        }
        return node == null ? absent : node.booleanValue();
    }

    /** A constant by its {@linkplain WireNames wire name}. */
    public <E extends Enum<E>> E requiredEnum(String name, Class<E> type) {
        JsonNode node = required(name);
        E value = node == null ? null : constant(name, node, type);
        return value == null ? type.getEnumConstants()[0] : value;
    }

    public <E extends Enum<E>> @Nullable E optionalEnum(String name, Class<E> type) {
        JsonNode node = present(name);
        return node == null ? null : constant(name, node, type);
    }

    /** A required object; where it is missing, that is the only error told of it. */
    public Fields child(String name) {
        JsonNode node = required(name);
        if (node == null) {
            return new Fields(JsonNodeFactory.instance.objectNode(), pointer(name), new ArrayList<>());
        }
        return object(node, pointer(name));
    }

    public @Nullable Fields optionalChild(String name) {
        JsonNode node = present(name);
        return node == null ? null : object(node, pointer(name));
    }

    /** The elements of an optional list of objects; absent is empty. */
    public List<Fields> children(String name, int maxCount) {
        List<Fields> children = new ArrayList<>();
        JsonNode list = list(name, maxCount);
        for (int i = 0; i < list.size(); i++) {
            children.add(object(list.get(i), pointer(name) + "/" + i));
        }
        return children;
    }

    /** An optional list of texts; absent is empty. */
    public List<String> texts(String name, int maxCount, int maxLength) {
        List<String> texts = new ArrayList<>();
        JsonNode list = list(name, maxCount);
        for (int i = 0; i < list.size(); i++) {
            String text = text(list.get(i), pointer(name) + "/" + i, maxLength, TextRule.PRINTABLE);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** An optional object whose values are texts, in the order sent; absent is empty. Names have the same limit as values. */
    public Map<String, String> textMap(String name, int maxCount, int maxLength) {
        JsonNode node = present(name);
        Map<String, String> map = new LinkedHashMap<>();
        if (node == null) {
            return map;
        }
        if (!node.isObject() || node.size() > maxCount) {
            reject(name, "must be an object of at most " + maxCount + " texts");
            return map;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            putText(map, pointer(name), entry, maxLength);
        }
        return map;
    }

    /** The object as sent, for what another library reads. */
    public JsonNode json() {
        return object;
    }

    public boolean has(String name) {
        return present(name) != null;
    }

    /** Adds an error of the caller's own, such as a rule over two fields. */
    public void reject(String name, String detail) {
        errors.add(new FieldError(pointer(name), detail));
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** @throws ProblemException 400 with all errors so far, where there are any */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).exception();
        }
    }

    private @Nullable JsonNode present(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private @Nullable JsonNode required(String name) {
        JsonNode node = present(name);
        if (node == null && object.isObject()) {
            reject(name, MISSING);
        }
        return node;
    }

    /** RFC 6901 3. */
    private String pointer(String name) {
        boolean plain = name.indexOf('~') < 0 && name.indexOf('/') < 0;
        return prefix + "/" + (plain ? name : name.replace("~", "~0").replace("/", "~1"));
    }

    private Fields object(JsonNode node, String pointer) {
        if (!node.isObject()) {
            errors.add(new FieldError(pointer, "must be an object"));
        }
        return new Fields(node, pointer, errors);
    }

    private JsonNode list(String name, int maxCount) {
        JsonNode node = present(name);
        if (node == null) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (!node.isArray() || node.size() > maxCount) {
            reject(name, "must be a list of at most " + maxCount);
            return JsonNodeFactory.instance.arrayNode();
        }
        return node;
    }

    private void putText(Map<String, String> map, String pointer, Map.Entry<String, JsonNode> entry, int maxLength) {
        String at = pointer + "/" + entry.getKey().replace("~", "~0").replace("/", "~1");
        String violation = TextRule.PRINTABLE.violatedBy(entry.getKey(), maxLength);
        if (violation != null) {
            errors.add(new FieldError(pointer, "names " + violation));
            return;
        }
        String text = text(entry.getValue(), at, maxLength, TextRule.PRINTABLE);
        if (text != null) {
            map.put(entry.getKey(), text);
        }
    }

    private @Nullable String text(JsonNode node, String pointer, int maxLength, TextRule rule) {
        String violation = node.isString() ? rule.violatedBy(node.stringValue(), maxLength) : "must be a string";
        if (violation == null) {
            return node.stringValue();
        }
        errors.add(new FieldError(pointer, violation));
        return null;
    }

    private @Nullable Integer integer(JsonNode node, String pointer, int min, int max) {
        if (node.isInt() && node.intValue() >= min && node.intValue() <= max) {
            return node.intValue();
        }
        errors.add(new FieldError(pointer, "must be a whole number from " + min + " to " + max));
        return null;
    }

    private <E extends Enum<E>> @Nullable E constant(String name, JsonNode node, Class<E> type) {
        E value = node.isString() ? WireNames.find(type, node.stringValue()) : null;
        if (value == null) {
            reject(name, "must be one of " + WireNames.list(type));
        }
        return value;
    }

    private <T> @Nullable T parsed(
            String name, @Nullable JsonNode node, Function<String, @Nullable T> parser, String format) {
        if (node == null) {
            return null;
        }
        T value = node.isString() ? parser.apply(node.stringValue()) : null;
        if (value == null) {
            reject(name, format);
        }
        return value;
    }
}

package io.sekisho.surveillance.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sekisho.surveillance.Alert;
import io.sekisho.surveillance.Observation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Messages: a JSON object each, UTF-8, by the names of the records' components; what a reader does not know it passes over. */
public final class Wire {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(Observation.Sight.class, Kinds.class)
            .build();

    private Wire() {}

    /** A message that is none. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable(String what, Throwable cause) {
            super(what, cause);
        }
    }

    public static byte[] bytes(Observation observation) {
        return MAPPER.writeValueAsBytes(observation);
    }

    public static byte[] bytes(Alert alert) {
        return MAPPER.writeValueAsBytes(alert);
    }

    public static Observation observation(byte[] message) throws Unreadable {
        return read(message, Observation.class);
    }

    public static Alert alert(byte[] message) throws Unreadable {
        return read(message, Alert.class);
    }

    private static <T> T read(byte[] message, Class<T> type) throws Unreadable {
        try {
            T read = MAPPER.readValue(message, type);
            if (!isWhole(read)) {
                throw new Unreadable("lacks a part that every message has", new IllegalArgumentException());
            }
            return read;
        } catch (JacksonException | NullPointerException e) {
            throw new Unreadable("is no " + type.getSimpleName(), e);
        }
    }

    /** Records are made of whatever is there. */
    private static boolean isWhole(Object read) {
        return switch (read) {
            case Observation o ->
                present(o.id())
                        && present(o.account())
                        && present(o.time())
                        && present(o.decision())
                        && present(o.sight())
                        && isWhole(o.sight());
            case Alert a ->
                present(a.id())
                        && present(a.kind())
                        && present(a.key())
                        && present(a.since())
                        && present(a.at())
                        && a.members().stream().allMatch(Wire::isWhole);
            default -> false;
        };
    }

    private static boolean isWhole(Observation.Sight sight) {
        return switch (sight) {
            case Observation.Entry entry ->
                present(entry.result())
                        && present(entry.address())
                        && present(entry.network())
                        && present(entry.tool());
            case Observation.Trade trade -> present(trade.side()) && present(trade.symbol());
            case Observation.Withdrawn withdrawn -> present(withdrawn.side()) && present(withdrawn.symbol());
            case Observation.Labelled labelled -> true;
        };
    }

    private static boolean isWhole(Alert.Member member) {
        return present(member) && present(member.account()) && present(member.assessment()) && present(member.at());
    }

    private static boolean present(Object part) {
        return part != null;
    }

    /** The kinds of sights by name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Observation.Entry.class, name = "entry"),
        @JsonSubTypes.Type(value = Observation.Trade.class, name = "trade"),
        @JsonSubTypes.Type(value = Observation.Withdrawn.class, name = "withdrawn"),
        @JsonSubTypes.Type(value = Observation.Labelled.class, name = "labelled")
    })
    private interface Kinds {}
}

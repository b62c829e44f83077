package io.sekisho.server.memory;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Listing;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.fact.Watched;
import io.sekisho.engine.state.AccountState;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.smile.SmileMapper;

/**
 * What is kept, as bytes: Smile, the binary JSON. An account's memory is written and read by hand, see {@link StateWriter}; what is kept of an
 * assessment by its components' names, and the facts in it as arrays, which may only grow at their end. What an older record lacks reads
 * as absent.
 */
public final class StateCodec {

    private static final List<Class<?>> AS_ARRAYS = List.of(
            Facts.class,
            Network.class,
            Browser.class,
            Token.class,
            Population.class,
            Population.Levels.class,
            Pressure.class,
            Market.class,
            Listing.class,
            Watched.class);

    private static final SmileMapper MAPPER = mapper();

    private StateCodec() {}

    public static byte[] bytes(AccountState state) {
        ByteArrayBuilder bytes = new ByteArrayBuilder();
        try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
            new StateWriter(out).write(state);
        }
        return bytes.getClearAndRelease();
    }

    public static AccountState state(byte[] bytes) {
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            return new StateReader(new Cells(parser)).state();
        }
    }

    /** A record as bytes, by the names of its components. */
    public static byte[] record(Object record) {
        return MAPPER.writeValueAsBytes(record);
    }

    public static <T> T read(byte[] bytes, Class<T> type) {
        return MAPPER.readValue(bytes, type);
    }

    private static SmileMapper mapper() {
        SmileMapper.Builder builder = SmileMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule("kept")
                        .addSerializer(Facts.class, new FactsWriter())
                        .addSerializer(Instant.class, new Millis())
                        .addDeserializer(Instant.class, new FromMillis()));
        for (Class<?> type : AS_ARRAYS) {
            builder.withConfigOverride(
                    type, override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)));
        }
        return builder.build();
    }

    /** Events are cut to milliseconds when read, so nothing is lost. */
    private static final class Millis extends StdSerializer<Instant> {
        Millis() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(value.toEpochMilli());
        }
    }

    private static final class FromMillis extends StdDeserializer<Instant> {
        FromMillis() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            return Instant.ofEpochMilli(parser.getLongValue());
        }
    }
}

package io.sekisho.server.memory;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.fact.Token;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Device;
import io.sekisho.engine.state.Factors;
import io.sekisho.engine.state.Failure;
import io.sekisho.engine.state.PendingLogin;
import io.sekisho.engine.state.Session;
import io.sekisho.engine.state.Setup;
import io.sekisho.engine.state.Spending;
import io.sekisho.engine.state.ValueCounts;
import io.sekisho.engine.state.Vouched;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.smile.SmileMapper;

/**
 * Records of the engine as bytes: Smile, the binary JSON.
 *
 * <p>The outermost records keep their fields' names, so that they may grow anywhere; the many small ones inside are written as
 * arrays, so that they may only grow at their end. What an older record lacks reads as absent.
 */
public final class StateCodec {

    private static final List<Class<?>> AS_ARRAYS = List.of(
            ValueCounts.class,
            Device.class,
            Session.class,
            Failure.class,
            PendingLogin.class,
            Vouched.class,
            Spending.class,
            Setup.class,
            Factors.class,
            Facts.class,
            Network.class,
            Browser.class,
            Token.class,
            Population.class,
            Population.Levels.class,
            Pressure.class);

    private static final SmileMapper MAPPER = mapper();

    private StateCodec() {}

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static AccountState state(byte[] bytes) {
        return read(bytes, AccountState.class);
    }

    public static <T> T read(byte[] bytes, Class<T> type) {
        return MAPPER.readValue(bytes, type);
    }

    private static SmileMapper mapper() {
        SmileMapper.Builder builder = SmileMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule("instants")
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

package io.sekisho.server.memory;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.fact.Market;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.fact.Pressure;
import io.sekisho.engine.state.Method;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes facts by hand, as arrays in the order of the records' components; read by the components' names and order, since that is rare. */
final class FactsWriter extends StdSerializer<Facts> {

    FactsWriter() {
        super(Facts.class);
    }

    @Override
    public void serialize(Facts facts, JsonGenerator out, SerializationContext context) {
        out.writeStartArray();
        out.writeNumber(facts.receivedAt().toEpochMilli());
        write(facts.network(), out);
        write(facts.browser(), out);
        out.writeStartArray();
        out.writeString(facts.token().presented());
        out.writeString(facts.token().next());
        out.writeEndArray();
        write(facts.population(), out);
        write(facts.pressure(), out);
        Market market = facts.market();
        if (facts.lure() != null || facts.unavailable() != null || facts.boundBy() != null || market != null) {
            writeRare(facts, out);
            if (market != null) {
                write(market, out);
            }
        }
        out.writeEndArray();
    }

    private static void writeRare(Facts facts, JsonGenerator out) {
        write(facts.lure(), out);
        Set<Method> unavailable = facts.unavailable();
        if (unavailable == null) {
            out.writeNull();
        } else {
            out.writeStartArray();
            unavailable.forEach(method -> out.writeString(method.name()));
            out.writeEndArray();
        }
        write(facts.boundBy(), out);
    }

    private static void write(Market market, JsonGenerator out) {
        out.writeStartArray();
        out.writePOJO(market.listing());
        out.writePOJO(market.watched());
        out.writePOJO(market.rateJpy());
        out.writeString(market.dataVersion());
        out.writeEndArray();
    }

    private static void write(@Nullable String text, JsonGenerator out) {
        if (text == null) {
            out.writeNull();
        } else {
            out.writeString(text);
        }
    }

    private static void write(Network network, JsonGenerator out) {
        out.writeStartArray();
        out.writeString(network.address());
        out.writeString(network.block());
        out.writeNumber(network.asn());
        out.writeString(network.organisation());
        out.writeString(network.country());
        out.writeString(network.kind().name());
        out.writeString(network.dataVersion());
        out.writeEndArray();
    }

    private static void write(Browser browser, JsonGenerator out) {
        out.writeStartArray();
        out.writeString(browser.userAgent());
        out.writeString(browser.browser());
        out.writeString(browser.browserFamily());
        out.writeString(browser.os());
        out.writeString(browser.osFamily());
        out.writeString(browser.deviceType());
        out.writeString(browser.dataVersion());
        out.writeBoolean(browser.contradictory());
        out.writeEndArray();
    }

    private static void write(Population population, JsonGenerator out) {
        out.writeStartArray();
        out.writeNumber(population.users());
        out.writeNumber(population.logins());
        write(population.address(), out);
        write(population.userAgent(), out);
        out.writeEndArray();
    }

    private static void write(Population.Levels levels, JsonGenerator out) {
        out.writeStartArray();
        out.writeArray(levels.counts(), 0, levels.counts().length);
        out.writeNumber(levels.distinct());
        out.writeNumber(levels.distinctInside());
        out.writeEndArray();
    }

    private static void write(Pressure pressure, JsonGenerator out) {
        out.writeStartArray();
        out.writeNumber(pressure.addressAccounts());
        out.writeNumber(pressure.networkAccounts());
        out.writeNumber(pressure.networkShare());
        out.writeNumber(pressure.toolAccounts());
        out.writeNumber(pressure.toolShare());
        out.writeEndArray();
    }
}

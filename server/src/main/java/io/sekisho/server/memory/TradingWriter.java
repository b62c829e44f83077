package io.sekisho.server.memory;

import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.AskedOperation;
import io.sekisho.engine.state.Assurance;
import io.sekisho.engine.state.Deal;
import io.sekisho.engine.state.Flow;
import io.sekisho.engine.state.Habits;
import io.sekisho.engine.state.Known;
import io.sekisho.engine.state.OddEntry;
import io.sekisho.engine.state.Paid;
import io.sekisho.engine.state.Payouts;
import io.sekisho.engine.state.Trading;
import io.sekisho.engine.state.TradingDay;
import tools.jackson.core.JsonGenerator;

/** Writes what an account's memory holds of orders and withdrawals; {@link TradingReader} reads it, in the same order. */
final class TradingWriter {

    private final JsonGenerator out;

    TradingWriter(JsonGenerator out) {
        this.out = out;
    }

    void write(AccountState state) {
        write(state.trading());
        write(state.payouts());
        out.writeStartArray();
        state.entries().forEach(this::write);
        out.writeEndArray();
        out.writeStartArray();
        state.asked().forEach(this::write);
        out.writeEndArray();
    }

    private void write(Trading trading) {
        out.writeStartArray();
        out.writeStartArray();
        trading.flows().forEach(this::write);
        out.writeEndArray();
        out.writeStartArray();
        trading.days().forEach(this::write);
        out.writeEndArray();
        write(trading.habits());
        out.writeNumber(trading.holdingsYen());
        out.writeEndArray();
    }

    private void write(Flow flow) {
        out.writeStartArray();
        out.writeNumber(flow.day());
        out.writeNumber(flow.symbol());
        out.writeNumber(flow.units());
        out.writeNumber(flow.thin() ? 1 : 0);
        out.writeEndArray();
    }

    private void write(TradingDay day) {
        out.writeStartArray();
        out.writeNumber(day.day());
        out.writeNumber(day.orders());
        out.writeNumber(day.soldYen());
        out.writeNumber(day.boughtYen());
        out.writeNumber(day.thinYen());
        out.writeNumber(day.netYen());
        out.writeNumber(day.peakYen());
        out.writeNumber(day.portfolioYen());
        out.writeNumber(day.odd());
        out.writeNumber(day.usual() ? 1 : 0);
        out.writeEndArray();
    }

    private void write(Habits habits) {
        out.writeStartArray();
        write(habits.symbols());
        write(habits.markets());
        write(habits.sizes());
        out.writeNumber(habits.orders());
        out.writeNumber(habits.valued());
        out.writeNumber(habits.log2Yen());
        out.writeNumber(habits.soldShare());
        out.writeNumber(habits.slots());
        out.writeNumber(habits.thinDays());
        out.writeNumber(habits.thinDay());
        out.writeNumber(habits.thinLog2Yen());
        out.writeEndArray();
    }

    private void write(Known known) {
        out.writeStartArray();
        out.writeArray(known.values(), 0, known.values().length);
        out.writeArray(known.since(), 0, known.since().length);
        out.writeEndArray();
    }

    private void write(Payouts payouts) {
        out.writeStartArray();
        write(payouts.destinations());
        out.writeNumber(payouts.withdrawals());
        out.writeNumber(payouts.log2Yen());
        out.writeEndArray();
    }

    private void write(OddEntry entry) {
        out.writeStartArray();
        out.writeString(entry.assessment());
        out.writeNumber(entry.at().toEpochMilli());
        out.writeNumber(entry.bits());
        Assurance proven = entry.proven();
        if (proven != null) {
            out.writeString(proven.name());
        }
        out.writeEndArray();
    }

    private void write(AskedOperation asked) {
        out.writeStartArray();
        out.writeString(asked.assessment());
        out.writeNumber(asked.at().toEpochMilli());
        out.writeStartArray();
        asked.oddities().forEach(out::writeString);
        out.writeEndArray();
        Deal deal = asked.deal();
        if (deal == null) {
            out.writeNull();
        } else {
            write(deal);
        }
        Paid paid = asked.paid();
        if (paid != null) {
            out.writeStartArray();
            out.writeNumber(paid.destination());
            out.writeNumber(paid.day());
            out.writeNumber(paid.yen());
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    private void write(Deal deal) {
        out.writeStartArray();
        out.writeNumber(deal.day());
        out.writeNumber(deal.slot());
        out.writeString(deal.side().name());
        out.writeNumber(deal.symbol());
        out.writeNumber(deal.market());
        out.writeString(deal.size().name());
        out.writeNumber(deal.listed() ? 1 : 0);
        out.writeNumber(deal.units());
        out.writeNumber(deal.yen());
        out.writeNumber(deal.portfolioYen());
        out.writeEndArray();
    }
}

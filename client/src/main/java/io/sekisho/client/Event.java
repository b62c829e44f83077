package io.sekisho.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Something done in an account. */
public sealed interface Event {

    Operation operation();

    record Login(Result result, Factor factor) implements Event {

        public enum Result {
            /** Before the password is checked. */
            ATTEMPT,
            SUCCESS,
            FAILURE;

            @JsonValue
            String wire() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public enum Factor {
            PASSWORD,
            PASSKEY;

            @JsonValue
            String wire() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public static Login attempt() {
            return new Login(Result.ATTEMPT, Factor.PASSWORD);
        }

        public static Login success() {
            return new Login(Result.SUCCESS, Factor.PASSWORD);
        }

        public static Login failure() {
            return new Login(Result.FAILURE, Factor.PASSWORD);
        }

        @Override
        public Operation operation() {
            return Operation.LOGIN;
        }
    }

    /**
     * An order, before it goes to the market.
     *
     * @param price        the limit, null at market
     * @param currency     ISO 4217, of the price
     * @param valueJpy     of this order
     * @param portfolioJpy of everything the account holds, cash included
     */
    record Order(
            Side side,
            Instrument instrument,
            String symbol,
            BigDecimal quantity,
            @Nullable BigDecimal price,
            String currency,
            BigDecimal valueJpy,
            @Nullable BigDecimal portfolioJpy,
            @Nullable BigDecimal cashJpy)
            implements Event {

        public enum Side {
            BUY,
            SELL;

            @JsonValue
            String wire() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public enum Instrument {
            EQUITY,
            FUND,
            BOND;

            @JsonValue
            String wire() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        @Override
        public Operation operation() {
            return Operation.ORDER;
        }
    }

    /**
     * Money leaving.
     *
     * @param destination a name of the brokerage's for the bank account
     */
    record Withdrawal(BigDecimal amount, String currency, String destination) implements Event {

        @Override
        public Operation operation() {
            return Operation.WITHDRAWAL;
        }
    }

    record Change(Field field) implements Event {

        public enum Field {
            EMAIL("email"),
            PHONE("phone"),
            ADDRESS("address"),
            BANK_ACCOUNT("bankAccount"),
            PASSWORD("password"),
            PIN("pin"),
            PASSKEY("passkey"),
            DEVICE("device");

            private final String wire;

            Field(String wire) {
                this.wire = wire;
            }

            /** As requests and proofs write it. */
            @JsonValue
            public String wire() {
                return wire;
            }
        }

        @Override
        public Operation operation() {
            return Operation.CHANGE;
        }
    }
}

package io.sekisho.demo.brokerage;

import io.sekisho.client.ClientInfo;
import java.util.List;

/**
 * Somebody who does not exist. His secrets are meant to be known: visitors of the demo log in with them.
 *
 * @param id     account number, also what he logs in with
 * @param phrase his own, shown in every mail from Sekisho
 * @param home   his usual browser in his usual network
 */
public record Customer(
        String id,
        Name name,
        String password,
        String pin,
        String email,
        List<String> phones,
        String language,
        String phrase,
        ClientInfo home,
        Habit habit) {

    /** As he writes it in either language. */
    public record Name(String japanese, String english) {

        public String in(String language) {
            return language.equals("ja") ? japanese : english;
        }
    }

    /** What his holdings and his past look like. */
    public enum Habit {
        /** Large Japanese companies, kept for years. */
        LONG_TERM(900_000),
        /** In and out every day. */
        DAY_TRADER(1_500_000),
        /** Small companies of Hong Kong, for years: what looks like the theft's trades is his habit. */
        HONG_KONG_SMALL_CAPS(350_000),
        /** Old, cautious, forgets passwords. */
        ELDERLY(1_200_000),
        /** Saved for years, and is about to sell it all. */
        BUYS_A_HOUSE(1_500_000);

        private final long usualYen;

        Habit(long usualYen) {
            this.usualYen = usualYen;
        }

        /** Of one order. */
        public long usualYen() {
            return usualYen;
        }
    }

    @Override
    public String toString() {
        return "Customer[id=" + id + ", habit=" + habit + "]";
    }
}

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
        LONG_TERM,
        /** In and out every day. */
        DAY_TRADER,
        /** Small companies of Hong Kong, for years: what looks like the theft's trades is his habit. */
        HONG_KONG_SMALL_CAPS,
        /** Old, cautious, forgets passwords. */
        ELDERLY
    }

    @Override
    public String toString() {
        return "Customer[id=" + id + ", habit=" + habit + "]";
    }
}

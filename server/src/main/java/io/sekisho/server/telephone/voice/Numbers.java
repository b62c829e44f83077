package io.sekisho.server.telephone.voice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Numbers as they are spoken: in words below a million million, beyond that digit by digit, and beyond sixteen digits not at all. */
final class Numbers {

    /** Integer digits of what is said in words; the Japanese units beyond 億 are none that a customer deals in. */
    private static final int WORDS_MAX = 12;

    private static final int DIGITS_MAX = 16;
    private static final int DECIMALS_MAX = 6;

    /** Words of one language for a whole number. */
    interface Words {
        /** @param number 0..10^12-1 */
        List<String> of(long number);

        /** The same words when decimals follow. */
        List<String> withPoint(List<String> words);
    }

    private final Words words;

    Numbers(Words words) {
        this.words = words;
    }

    /** A number that is not said to its last decimal is said to be about that. */
    List<String> of(BigDecimal number) {
        long digits = (long) number.precision() - number.scale();
        if (number.signum() != 0 && digits > DIGITS_MAX) {
            return List.of("number.huge");
        }
        BigDecimal rounded = digits < -DECIMALS_MAX ? BigDecimal.ZERO : rounded(number);
        List<String> spoken = new ArrayList<>();
        if (rounded.compareTo(number) != 0) {
            spoken.add("number.about");
        }
        if (rounded.signum() < 0) {
            spoken.add("number.minus");
        }
        spoken.addAll(unsigned(rounded.abs()));
        return spoken;
    }

    private static BigDecimal rounded(BigDecimal number) {
        return number.setScale(Math.clamp(number.scale(), 0, DECIMALS_MAX), RoundingMode.HALF_EVEN);
    }

    private List<String> unsigned(BigDecimal number) {
        String[] parts = plain(number).split("\\.", -1);
        List<String> whole = parts[0].length() > WORDS_MAX ? digits(parts[0]) : words.of(Long.parseLong(parts[0]));
        if (parts.length == 1) {
            return whole;
        }
        List<String> spoken = new ArrayList<>(words.withPoint(whole));
        spoken.addAll(digits(parts[1]));
        return spoken;
    }

    /** 1.50 is one point five. */
    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static List<String> digits(String digits) {
        return digits.chars().mapToObj(digit -> "spell." + (char) digit).toList();
    }
}

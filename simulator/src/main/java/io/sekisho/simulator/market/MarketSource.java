package io.sekisho.simulator.market;

import java.nio.file.Path;

/** Where closes and volumes come from. */
public sealed interface MarketSource {

    /**
     * Made up from the seed.
     *
     * @param stocks how many; one in eight of them trades in Hong Kong
     */
    record Generated(int stocks) implements MarketSource {

        /** As many as Tokyo lists (3,900 in 2024), and the Hong Kong names that Japanese brokers offer, in round figures. */
        public static final Generated USUAL = new Generated(4_500);

        public Generated {
            if (stocks < 1 || stocks > MOST) {
                throw new IllegalArgumentException("stocks must be 1 to " + MOST + ", not " + stocks);
            }
        }
    }

    /**
     * Daily figures in a CSV file with the columns symbol, date, close and volume, and others as it likes; gzipped where its name ends in
     * {@code .gz}. Its stocks stand in for those of Tokyo and, one in eight, of Hong Kong; its days are taken in their order, whatever
     * their dates, from one on that the seed names, and forth and back again where there are too few.
     *
     * @param rateMilli thousandths of a yen for one unit of the file's currency
     */
    record File(Path path, long rateMilli) implements MarketSource {

        /** Yen for a US dollar, in thousandths: 150, about the average of 2024. */
        public static final long DOLLAR = 150_000;

        public File {
            if (rateMilli < 1) {
                throw new IllegalArgumentException("the rate must be above 0");
            }
        }
    }

    int MOST = 100_000;
}

package io.sekisho.server.network;

import com.maxmind.db.Reader;
import com.maxmind.db.Reader.FileMode;
import io.sekisho.engine.fact.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** MMDB files, mapped into memory; the first that knows a part of the answer gives it. */
final class AddressDatabase {

    static final AddressDatabase NONE = new AddressDatabase(List.of());

    private final List<Reader> readers;

    private AddressDatabase(List<Reader> readers) {
        this.readers = readers;
    }

    /**
     * What the files know of an address.
     *
     * @param asn     0 when unknown
     * @param country {@code ZZ} when unknown
     */
    record Place(long asn, String organisation, String country) {
        static final Place UNKNOWN = new Place(0, "", Network.UNKNOWN_COUNTRY);

        Place or(Place other) {
            return new Place(
                    asn != 0 ? asn : other.asn,
                    asn != 0 ? organisation : other.organisation,
                    country.equals(Network.UNKNOWN_COUNTRY) ? other.country : country);
        }

        boolean isComplete() {
            return asn != 0 && !country.equals(Network.UNKNOWN_COUNTRY);
        }
    }

    /** @throws IOException naming the file that is missing or no MMDB file */
    static AddressDatabase open(List<Path> files) throws IOException {
        List<Reader> readers = new ArrayList<>();
        for (Path file : files) {
            try {
                readers.add(new Reader(file.toFile(), FileMode.MEMORY_MAPPED));
            } catch (IOException | RuntimeException e) {
                // The reader throws unchecked exceptions at some kinds of damage.
                throw new IOException("address database " + file + " cannot be used: " + e.getMessage(), e);
            }
        }
        return new AddressDatabase(readers);
    }

    /** Mapped memory is given back by the garbage collector, so an instance that is no longer asked needs no closing. */
    Place lookup(Address address) {
        InetAddress inet = address.toInetAddress();
        Place place = Place.UNKNOWN;
        for (Reader reader : readers) {
            if (place.isComplete()) {
                break;
            }
            if (!address.ipv6() || reader.getMetadata().ipVersion() == 6) {
                place = place.or(read(reader, inet));
            }
        }
        return place;
    }

    private static Place read(Reader reader, InetAddress inet) {
        try {
            Object data = reader.get(inet, Object.class);
            return data instanceof Map<?, ?> map ? Records.place(map) : Place.UNKNOWN;
        } catch (IOException | RuntimeException e) {
            // A damaged record costs the knowledge of one address, never the decision.
            return Place.UNKNOWN;
        }
    }

    /** Type and date of each file, such as {@code GeoLite2-ASN@2026-11-20}. */
    List<String> versions() {
        return readers.stream().map(AddressDatabase::version).toList();
    }

    private static String version(Reader reader) {
        var metadata = reader.getMetadata();
        return metadata.databaseType() + "@"
                + metadata.buildTime().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** What the files' makers say of them; ours and others' hold the attribution. */
    List<String> descriptions() {
        return readers.stream()
                .map(reader -> reader.getMetadata().description().get("en"))
                .filter(Objects::nonNull)
                .toList();
    }

    void close() throws IOException {
        for (Reader reader : readers) {
            reader.close();
        }
    }
}

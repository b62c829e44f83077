package io.sekisho.network;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Properties;

/**
 * The address database that comes with the product: a MaxMind DB file (format 2.0, IPv4 and IPv6) whose records hold
 * {@code autonomous_system_number}, {@code autonomous_system_organization} and {@code country.iso_code}, named as in GeoLite2.
 *
 * @param fileName    name of the file, which carries its date
 * @param date        date of the data
 * @param bytes       size of the file
 * @param attribution what the sources' licences ask to be shown where the data is used
 */
public record DefaultDatabase(String fileName, LocalDate date, long bytes, String attribution) {

    /** Reads which database is there, not the database itself. */
    public static DefaultDatabase find() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = resource("database.properties")) {
            properties.load(in);
        }
        try (InputStream in = resource("ATTRIBUTION")) {
            return new DefaultDatabase(
                    properties.getProperty("file"),
                    LocalDate.parse(properties.getProperty("date")),
                    Long.parseLong(properties.getProperty("bytes")),
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    /** The file's content; the caller closes the stream. */
    public InputStream open() throws IOException {
        return resource(fileName);
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = DefaultDatabase.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException("resource io/sekisho/network/" + name + " is missing from the class path");
        }
        return in;
    }
}

package io.sekisho.server.browser;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import ua_parser.Parser;

/**
 * The parser with the rules of its jar, less those for the makes of devices: nobody asks for the make, and they are more than
 * half of the rules and of their memory.
 *
 * @param version digest of the rules, since the library's own version does not stand in every packaging
 */
record Rules(Parser parser, String version) {

    /** To be raised with every change of this package that reads a user agent differently. */
    private static final int OWN_VERSION = 1;

    private static final String DEVICES = "\ndevice_parsers:";

    static Rules load() {
        try (InputStream in = Parser.class.getResourceAsStream("regexes.yaml")) {
            if (in == null) {
                throw new FileNotFoundException("resource ua_parser/regexes.yaml is missing from the class path");
            }
            byte[] yaml = in.readAllBytes();
            return new Rules(new Parser(withoutDevices(yaml)), "uap-" + digest(yaml) + "+" + OWN_VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream withoutDevices(byte[] yaml) {
        String text = new String(yaml, StandardCharsets.UTF_8);
        int devices = text.lastIndexOf(DEVICES);
        String kept = devices < 0 ? text : text.substring(0, devices) + DEVICES + " []\n";
        return new ByteArrayInputStream(kept.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] yaml) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(yaml), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.sekisho.server.network;

import java.nio.file.Path;
import java.util.List;

/** A list of networks cannot be used; the message names the file and its first bad lines. */
public final class BadList extends IllegalArgumentException {

    private static final int LINES_TOLD = 5;

    BadList(Path file, String what) {
        super(file + ": " + what + " (setting SEKISHO_NETWORK_LISTS)");
    }

    BadList(Path file, List<String> badLines) {
        super(String.join(
                        "\n",
                        badLines.subList(0, Math.min(LINES_TOLD, badLines.size())).stream()
                                .map(line -> file + " " + line)
                                .toList())
                + (badLines.size() > LINES_TOLD ? "\nand " + (badLines.size() - LINES_TOLD) + " more bad lines" : ""));
    }
}

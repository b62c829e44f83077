package io.sekisho.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A command that ran, and what it left behind. */
record Called(int exitCode, String out, String err) {

    static Called sekisho(Map<String, String> environment, String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                environment,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
        int exitCode = Sekisho.commandLine(shell).execute(args);
        return new Called(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** With a key, and nothing on standard input. */
    static Called sekisho(String url, String... args) {
        return sekisho(Map.of("SEKISHO_URL", url, "SEKISHO_ADMIN_KEY", "adm-1"), "", args);
    }
}

package io.sekisho.app;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What a command sees of where it is called.
 *
 * @param interactive whether a person looks on, so that progress may be drawn
 */
record Shell(Map<String, String> environment, InputStream in, PrintStream out, PrintStream err, boolean interactive) {

    // From JDK 25 on the console is null again where nobody looks on, which Error Prone does not know.
    @SuppressWarnings("SystemConsoleNull")
    static Shell ofProcess() {
        Console console = System.console();
        return new Shell(System.getenv(), System.in, System.out, System.err, console != null && console.isTerminal());
    }

    /** Prints one line; control characters, which could steer a terminal, are replaced. */
    void say(String line) {
        out.println(harmless(line));
    }

    void warn(String line) {
        err.println(harmless(line));
    }

    private static String harmless(String line) {
        return line.replaceAll("\\p{Cntrl}", "?");
    }
}

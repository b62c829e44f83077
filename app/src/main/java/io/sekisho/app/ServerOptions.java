package io.sekisho.app;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a command talks to, and as whom. */
final class ServerOptions {

    private static final String URL = "SEKISHO_URL";
    private static final String KEY = "SEKISHO_ADMIN_KEY";
    private static final String DEFAULT_URL = "http://localhost:8080";

    private final Shell shell;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server (default: SEKISHO_URL, else http://localhost:8080).")
    private @Nullable String url;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "File that holds the key (default: the key in SEKISHO_ADMIN_KEY).")
    private @Nullable Path keyFile;

    ServerOptions(Shell shell) {
        this.shell = shell;
    }

    ServerClient connect() {
        return new ServerClient(address(), key());
    }

    private URI address() {
        String given = url != null ? url : shell.environment().getOrDefault(URL, DEFAULT_URL);
        try {
            URI uri = new URI(given.endsWith("/") ? given : given + "/");
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new CommandException("The server's address must be like " + DEFAULT_URL + "; it is " + given, e);
        }
        throw new CommandException("The server's address must be like " + DEFAULT_URL + "; it is " + given);
    }

    private String key() {
        String key = keyFile == null ? shell.environment().getOrDefault(KEY, "").strip() : read(keyFile);
        if (key.isEmpty() || !key.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new CommandException(
                    "No key: set " + KEY + ", or name a file that holds one line with it by --key-file");
        }
        return key;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new CommandException("Cannot read the key from " + file + ": " + e, e);
        }
    }
}

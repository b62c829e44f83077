package io.sekisho.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.webjars.WebJarVersionLocator;

/**
 * A file that pages load from {@code /assets/}.
 *
 * @param name     as pages name it
 * @param resource where it lies on the class path
 */
public record Asset(String name, String resource) {

    private static final WebJarVersionLocator WEBJARS = new WebJarVersionLocator();

    /** One of our own, below {@code assets/}. */
    public static Asset own(String name) {
        return new Asset(name, "assets/" + name);
    }

    /** @param file within the library's webjar, whatever its version */
    public static Asset webjar(String name, String library, String file) {
        String path = WEBJARS.fullPath(library, file);
        return new Asset(name, Objects.requireNonNull(path, () -> "no webjar " + library + " with " + file));
    }

    byte[] read() {
        try (InputStream in = Asset.class.getClassLoader().getResourceAsStream(resource)) {
            return Objects.requireNonNull(in, resource).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String contentType() {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return switch (ending) {
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalArgumentException("no content type for " + name);
        };
    }
}

package io.sekisho.app;

import io.sekisho.engine.policy.Presets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The demo's policy: the default one, with a call as another way wherever a code can be mailed. */
final class DemoPolicy {

    private DemoPolicy() {}

    /** @return the file, for {@code SEKISHO_POLICY} */
    static Path write(Path folder) {
        String withCalls = Presets.text("default")
                .replace("name: default", "name: demo")
                .replace("[[passkey, emailCode]]", "[[passkey, emailCode, phoneCall]]");
        try {
            return Files.writeString(Files.createDirectories(folder).resolve("demo-policy.yaml"), withCalls);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the demo's policy", e);
        }
    }
}

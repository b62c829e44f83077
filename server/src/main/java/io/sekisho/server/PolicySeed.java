package io.sekisho.server;

import io.sekisho.engine.policy.PolicyException;
import io.sekisho.engine.policy.PolicyFile;
import io.sekisho.engine.policy.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The policy that fills an empty store: a preset by name, or a file. */
record PolicySeed(PolicyFile file, String source) {

    /** @throws SettingsException when it is neither, or is wrong, with every line that is */
    static PolicySeed of(String setting) {
        if (Presets.names().contains(setting)) {
            return new PolicySeed(Presets.file(setting), Presets.text(setting));
        }
        Path path = Path.of(setting);
        try {
            String source = Files.readString(path);
            return new PolicySeed(PolicyFile.parse(source, String.valueOf(path.getFileName())), source);
        } catch (PolicyException e) {
            throw new SettingsException(List.of("SEKISHO_POLICY: " + e.getMessage()));
        } catch (IOException e) {
            throw new SettingsException(List.of("SEKISHO_POLICY must be one of " + String.join(", ", Presets.names())
                    + ", or a file that can be read; it is \"" + setting + "\""));
        }
    }
}

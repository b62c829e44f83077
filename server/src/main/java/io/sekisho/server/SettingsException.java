package io.sekisho.server;

import java.util.List;

/** Settings that cannot be used, with everything found wrong; the message has one line for each problem and no secret. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SettingsException(List<String> problems) {
        super(String.join("\n", problems));
    }
}

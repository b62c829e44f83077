package io.sekisho.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Which Sekisho this is, and on which Java. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    static String text() {
        // The jar's manifest says it; classes outside a jar have no version.
        String version =
                Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");
        return "sekisho " + version + " (Java " + Runtime.version() + ")";
    }
}

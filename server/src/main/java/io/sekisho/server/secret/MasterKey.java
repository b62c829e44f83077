package io.sekisho.server.secret;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the key is that seals the keyring. */
public sealed interface MasterKey {

    int BYTES = 32;

    /** Text in Base64 of 32 bytes, given by the operator: {@code SEKISHO_MASTER_KEY}. */
    record Given(Secret base64) implements MasterKey {}

    /** A file of our own, made with the keyring; for a database that lives in the same data directory. */
    record Kept(Path file) implements MasterKey {}

    /** None: several servers on one database work without configuration, and whoever reads the database reads all. */
    record Absent() implements MasterKey {}

    /**
     * @param given {@code SEKISHO_MASTER_KEY}, if set
     * @param embedded whether the database lives below {@code data}
     */
    static MasterKey choose(@Nullable String given, boolean embedded, Path data) {
        if (given != null) {
            return new Given(new Secret(given));
        }
        return embedded ? new Kept(data.resolve("master.key")) : new Absent();
    }

    /** The key to seal a new keyring with; absent when it is to stay unsealed. */
    default Optional<byte[]> forSealing(SecureRandom random) {
        return switch (this) {
            case Given(Secret base64) -> Optional.of(decode(base64, "SEKISHO_MASTER_KEY"));
            case Kept(Path file) -> Optional.of(decode(PrivateFile.randomKey(file, random), file.toString()));
            case Absent() -> Optional.empty();
        };
    }

    /** The key that should open a keyring already there. A missing file is not made anew: what is sealed would stay lost. */
    default byte[] forOpening() {
        return switch (this) {
            case Given(Secret base64) -> decode(base64, "SEKISHO_MASTER_KEY");
            case Kept(Path file)
            when Files.exists(file) -> decode(PrivateFile.randomKey(file, new SecureRandom()), file.toString());
            case Kept(Path file) ->
                throw new KeyringException(
                        file + " is missing, but the database was sealed with it; restore it from a backup");
            case Absent() ->
                throw new KeyringException(
                        "The keyring in the database is sealed, but SEKISHO_MASTER_KEY is not set; set it as on the"
                                + " other servers");
        };
    }

    /** What to check when the key does not fit. */
    default String place() {
        return switch (this) {
            case Given given -> "SEKISHO_MASTER_KEY";
            case Kept(Path file) -> file.toString();
            case Absent() -> "(no master key)";
        };
    }

    private static byte[] decode(Secret base64, String place) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.value().strip());
        } catch (IllegalArgumentException e) {
            // The cause repeats characters of the key.
            throw new KeyringException(place + " is not Base64; make one with: openssl rand -base64 32");
        }
        if (key.length != BYTES) {
            throw new KeyringException(place + " holds " + key.length + " bytes, not " + BYTES
                    + "; make one with: openssl rand -base64 32");
        }
        return key;
    }
}

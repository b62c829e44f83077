/**
 * What must stay secret: the keys Sekisho makes for itself, sealing of contacts and mails at rest, keyed hashes of tokens and codes,
 * the key that signs proofs. Touches only the table {@code keyring} and the master key.
 */
@NullMarked
package io.sekisho.server.secret;

import org.jspecify.annotations.NullMarked;

/** Customers' passkeys: added and removed by changes that were approved, listed, shown to log in. */
@NullMarked
package io.sekisho.server.passkey;

import org.jspecify.annotations.NullMarked;

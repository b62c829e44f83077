/**
 * The ceremonies of passkeys (WebAuthn Level 3): what a browser is asked, and whether what it brought back is right. Knows nobody's
 * users and keeps nothing.
 */
@NullMarked
package io.sekisho.server.webauthn;

import org.jspecify.annotations.NullMarked;

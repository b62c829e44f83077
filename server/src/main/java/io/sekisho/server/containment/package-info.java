/** Stopping a session or an account, and the way back: identity verified, secrets changed, two supervisors. */
@NullMarked
package io.sekisho.server.containment;

import org.jspecify.annotations.NullMarked;

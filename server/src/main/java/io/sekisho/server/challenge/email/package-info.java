/** The mailed code: six digits, bound to the challenge and to the client that asked. */
@NullMarked
package io.sekisho.server.challenge.email;

import org.jspecify.annotations.NullMarked;

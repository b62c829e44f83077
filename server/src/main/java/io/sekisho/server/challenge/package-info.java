/** Step-ups in progress and the proofs that passing them earns; the methods live in packages of their own. */
@NullMarked
package io.sekisho.server.challenge;

import org.jspecify.annotations.NullMarked;

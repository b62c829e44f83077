/** Surveillance of accounts together: runs the detectors behind the decision log, and acts on what they say. */
@NullMarked
package io.sekisho.server.surveillance;

import org.jspecify.annotations.NullMarked;

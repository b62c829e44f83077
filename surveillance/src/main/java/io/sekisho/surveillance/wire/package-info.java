/** Observations and alerts as JSON, one a message, for runners that are another process. */
@NullMarked
package io.sekisho.surveillance.wire;

import org.jspecify.annotations.NullMarked;

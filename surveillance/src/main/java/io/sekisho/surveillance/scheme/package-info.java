/** The detectors, and the statistics that say how surprising something is. */
@NullMarked
package io.sekisho.surveillance.scheme;

import org.jspecify.annotations.NullMarked;

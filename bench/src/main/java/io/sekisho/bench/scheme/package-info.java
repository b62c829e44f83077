/** Measures of surveillance: what detectors cost, and what they find and miss in simulated weeks. */
@NullMarked
package io.sekisho.bench.scheme;

import org.jspecify.annotations.NullMarked;

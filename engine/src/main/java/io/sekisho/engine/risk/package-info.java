/** Evidence in bits, and how it adds up to a risk between 0 and 1. Calibration constants stand here and nowhere else. */
@NullMarked
package io.sekisho.engine.risk;

import org.jspecify.annotations.NullMarked;

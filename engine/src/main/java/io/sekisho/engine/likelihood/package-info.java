/** The likelihood model of Freeman et al. (NDSS 2016) and the monotone evidence derived from it. */
@NullMarked
package io.sekisho.engine.likelihood;

import org.jspecify.annotations.NullMarked;

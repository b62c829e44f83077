/** Stocks with closes and volumes day by day, from a file or made up, and which of them people buy. */
@NullMarked
package io.sekisho.simulator.market;

import org.jspecify.annotations.NullMarked;

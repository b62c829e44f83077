/** A brokerage's customers and those who steal from them, made up from a seed: labelled events in time order, as many as wanted, in virtual time. */
@NullMarked
package io.sekisho.simulator;

import org.jspecify.annotations.NullMarked;

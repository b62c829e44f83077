/** Judging: a pure function of state, event with its facts, policy and views. No clock, no I/O, no framework. */
@NullMarked
package io.sekisho.engine;

import org.jspecify.annotations.NullMarked;

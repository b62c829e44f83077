/** Versioned rules that turn an event and its risk into a decision. */
@NullMarked
package io.sekisho.engine.policy;

import org.jspecify.annotations.NullMarked;

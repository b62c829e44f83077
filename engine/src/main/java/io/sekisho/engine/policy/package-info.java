/**
 * Versioned rules that turn an event and its risk into a decision, in force from an instant on. Files are checked
 * completely when read; deciding never throws. Reads nothing but the shipped presets.
 */
@NullMarked
package io.sekisho.engine.policy;

import org.jspecify.annotations.NullMarked;

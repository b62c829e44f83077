/** Random draws that depend on a seed and on what they are for, and on nothing else. */
@NullMarked
package io.sekisho.simulator.chance;

import org.jspecify.annotations.NullMarked;

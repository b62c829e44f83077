/** Networks, addresses and browsers, as honest people and thieves have them. */
@NullMarked
package io.sekisho.simulator.machine;

import org.jspecify.annotations.NullMarked;

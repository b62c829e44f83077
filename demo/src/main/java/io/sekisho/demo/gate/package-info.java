/** What the brokerage asks Sekisho before it lets anything happen, and what it does with the answer. */
@NullMarked
package io.sekisho.demo.gate;

import org.jspecify.annotations.NullMarked;

/** Hibari Securities, a brokerage that does not exist: its pages, its customers' mailbox and the attackers who come for them. */
@NullMarked
package io.sekisho.demo;

import org.jspecify.annotations.NullMarked;

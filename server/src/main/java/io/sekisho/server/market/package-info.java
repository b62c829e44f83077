/**
 * How symbols trade and which of them are watched: the brokerage's daily data, the list that people keep, and the view of both that
 * every order is judged with, in memory and swapped as a whole.
 */
@NullMarked
package io.sekisho.server.market;

import org.jspecify.annotations.NullMarked;

/** Keys, the persons behind them, and what they may do. */
@NullMarked
package io.sekisho.server.access;

import org.jspecify.annotations.NullMarked;

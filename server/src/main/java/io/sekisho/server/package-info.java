/** The server as a whole: its settings, and the one place where its capabilities are put together. Nothing in the server depends on it. */
@NullMarked
package io.sekisho.server;

import org.jspecify.annotations.NullMarked;

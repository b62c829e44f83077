/** What the server has looked up about an event before it is judged (network, browser, population counts), kept for exact replay. */
@NullMarked
package io.sekisho.engine.fact;

import org.jspecify.annotations.NullMarked;

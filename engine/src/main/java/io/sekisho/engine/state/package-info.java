/** What Sekisho remembers of one account: bounded, compact, changed only by returning a new value. */
@NullMarked
package io.sekisho.engine.state;

import org.jspecify.annotations.NullMarked;

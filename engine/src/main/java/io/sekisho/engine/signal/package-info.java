/** One observation a file: each looks at a scene and says what it saw, with its weight in bits. */
@NullMarked
package io.sekisho.engine.signal;

import org.jspecify.annotations.NullMarked;

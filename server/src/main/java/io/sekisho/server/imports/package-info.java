/** Past events, learned from and not decided. */
@NullMarked
package io.sekisho.server.imports;

import org.jspecify.annotations.NullMarked;

/** The accounts' memory: encoded compactly, cached, and guarded by a version so that several servers stay correct. */
@NullMarked
package io.sekisho.server.memory;

import org.jspecify.annotations.NullMarked;

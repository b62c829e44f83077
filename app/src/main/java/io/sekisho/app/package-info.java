/** The command line: one small class a command. Talks to a running server over HTTP, or starts one; nothing depends on it. */
@NullMarked
package io.sekisho.app;

import org.jspecify.annotations.NullMarked;

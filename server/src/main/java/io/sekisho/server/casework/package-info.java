/** Cases that analysts work on: opened by what happened, with a log of what was done that only grows. */
@NullMarked
package io.sekisho.server.casework;

import org.jspecify.annotations.NullMarked;

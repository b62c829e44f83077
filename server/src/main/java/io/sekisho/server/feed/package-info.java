/** The decision log, and what became known later, followed as observations: each once, in order of commit, whichever server wrote it. */
@NullMarked
package io.sekisho.server.feed;

import org.jspecify.annotations.NullMarked;

/** The policies in force: stored, versioned, shared by all servers. */
@NullMarked
package io.sekisho.server.policy;

import org.jspecify.annotations.NullMarked;

/** Accounts whose credentials strangers have: listed, put under required changes, told, and followed until both secrets are changed. */
@NullMarked
package io.sekisho.server.exposure;

import org.jspecify.annotations.NullMarked;

/** What operators look at: metrics, health, and the API's own description. May use {@code server.http}. */
@NullMarked
package io.sekisho.server.operation;

import org.jspecify.annotations.NullMarked;

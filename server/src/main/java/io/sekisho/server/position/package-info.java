/** What accounts hold, as the brokerage tells it from time to time. */
@NullMarked
package io.sekisho.server.position;

import org.jspecify.annotations.NullMarked;

/** Tells the brokerage's own systems what happened: events written with what they tell of, delivered by signed webhooks. */
@NullMarked
package io.sekisho.server.webhook;

import org.jspecify.annotations.NullMarked;

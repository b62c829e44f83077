/** Calls from a cloud telephony provider: its signed requests become turns of a conversation, and turns become its markup. */
@NullMarked
package io.sekisho.server.telephone.webhook;

import org.jspecify.annotations.NullMarked;

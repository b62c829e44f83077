/**
 * The sound of calls: RTP (RFC 3550, RFC 3551) with G.711, keyed digits as telephone-events (RFC 4733), all calls paced by one clock.
 * Knows neither signalling nor conversations.
 */
@NullMarked
package io.sekisho.server.telephone.rtp;

import org.jspecify.annotations.NullMarked;

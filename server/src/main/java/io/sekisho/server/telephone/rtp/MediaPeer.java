package io.sekisho.server.telephone.rtp;

import java.net.InetSocketAddress;

/**
 * Where a call's sound goes to and how, as both sides agreed.
 *
 * @param address          where the other side says that it listens
 * @param eventPayloadType of its telephone-events, or {@link #NO_EVENTS}
 * @param listening        whether the other side wants to hear us; false while it holds the call
 */
public record MediaPeer(InetSocketAddress address, Codec codec, int eventPayloadType, boolean listening) {

    public static final int NO_EVENTS = -1;
}

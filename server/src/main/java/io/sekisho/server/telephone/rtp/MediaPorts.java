package io.sekisho.server.telephone.rtp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/** The ports that calls listen on for sound: even ones (RFC 3550, section 11) of a range that a firewall knows, each in turn. */
public final class MediaPorts {

    private final InetAddress host;
    private final int first;
    private final int pairs;
    private int next;

    /**
     * @param first lowest port
     * @param last  highest port
     */
    public MediaPorts(InetAddress host, int first, int last) {
        this.host = host;
        this.first = first + (first & 1);
        this.pairs = (last - this.first) / 2 + 1;
    }

    /** @return an open channel that does not block, empty when all ports are taken */
    public synchronized Optional<DatagramChannel> open() throws IOException {
        for (int tried = 0; tried < pairs; tried++) {
            int port = first + 2 * next;
            next = (next + 1) % pairs;
            DatagramChannel channel = DatagramChannel.open();
            try {
                channel.bind(new InetSocketAddress(host, port));
                channel.configureBlocking(false);
                return Optional.of(channel);
            } catch (BindException e) {
                channel.close();
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
        return Optional.empty();
    }
}

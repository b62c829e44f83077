package io.sekisho.server.telephone.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MediaPortsTest {

    private static final int FIRST = 46_101;

    private final MediaPorts ports = new MediaPorts(InetAddress.ofLiteral("127.0.0.7"), FIRST, FIRST + 8);

    @Test
    void onlyEvenPortsOfTheRangeAreTakenUntilNoneIsLeft() throws IOException {
        List<DatagramChannel> open = new ArrayList<>();
        for (Optional<DatagramChannel> next = ports.open(); next.isPresent(); next = ports.open()) {
            open.add(next.get());
        }

        assertThat(open)
                .extracting(channel -> channel.socket().getLocalPort())
                .containsExactly(FIRST + 1, FIRST + 3, FIRST + 5, FIRST + 7);
        for (DatagramChannel channel : open) {
            channel.close();
        }
        try (DatagramChannel again = ports.open().orElseThrow()) {
            assertThat(again.isBlocking()).isFalse();
        }
    }
}

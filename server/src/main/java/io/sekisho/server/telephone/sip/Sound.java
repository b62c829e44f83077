package io.sekisho.server.telephone.sip;

import io.sekisho.server.telephone.rtp.MediaStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open way for sound, paced from now on.
 *
 * @param session number of its descriptions
 */
record Sound(MediaStream stream, int session) {

    private static final Logger LOG = LoggerFactory.getLogger(Sound.class);

    /** Empty where no port is free. */
    static Optional<Sound> open(Site site, Consumer<Character> keyed) {
        try {
            return site.ports()
                    .open()
                    .map(channel -> new MediaStream(channel, site.config()::isTrunk, keyed, site.random()))
                    .map(stream -> {
                        site.pacer().add(stream);
                        return new Sound(stream, site.random().nextInt(Integer.MAX_VALUE));
                    });
        } catch (IOException e) {
            LOG.error("No port for a call's sound could be opened: {}", e.toString());
            return Optional.empty();
        }
    }

    byte[] offer(Site site) {
        return Sdp.offer(ours(site));
    }

    byte[] answer(Site site, SdpOffer offer) {
        return Sdp.answer(ours(site), offer);
    }

    private Sdp.Ours ours(Site site) {
        return new Sdp.Ours(site.config().reachableAt(), stream.port(), session, 1);
    }

    void close(Site site) {
        site.pacer().remove(stream);
    }
}

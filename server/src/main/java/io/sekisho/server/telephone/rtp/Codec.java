package io.sekisho.server.telephone.rtp;

import java.util.Optional;

/** The two forms of G.711, with their static payload types (RFC 3551, table 4). */
public enum Codec {
    PCMU(0, (byte) 0xff) {
        @Override
        byte fromMuLaw(byte sample) {
            return sample;
        }
    },
    PCMA(8, (byte) 0xd5) {
        @Override
        byte fromMuLaw(byte sample) {
            return G711.aLawOf(sample);
        }
    };

    /** Samples a second, and of RTP's clock. */
    public static final int RATE_HZ = 8000;

    private final int payloadType;
    private final byte silence;

    Codec(int payloadType, byte silence) {
        this.payloadType = payloadType;
        this.silence = silence;
    }

    abstract byte fromMuLaw(byte sample);

    public int payloadType() {
        return payloadType;
    }

    /** The sample that is nearest to nothing. */
    byte silence() {
        return silence;
    }

    public static Optional<Codec> ofPayloadType(int payloadType) {
        for (Codec codec : values()) {
            if (codec.payloadType == payloadType) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }
}

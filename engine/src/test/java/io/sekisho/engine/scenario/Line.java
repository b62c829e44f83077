package io.sekisho.engine.scenario;

import io.sekisho.engine.fact.Network;
import java.util.List;
import java.util.Random;

/** A provider of addresses. The autonomous systems are real, their addresses made up. */
enum Line {
    OCN(20, 4713, "JP", Network.Kind.UNLISTED),
    SOFTBANK(21, 17676, "JP", Network.Kind.UNLISTED),
    KDDI(22, 2516, "JP", Network.Kind.UNLISTED),
    SONET(23, 2527, "JP", Network.Kind.UNLISTED),
    BIGLOBE(24, 2518, "JP", Network.Kind.UNLISTED),
    DOCOMO(25, 9605, "JP", Network.Kind.UNLISTED),
    SINGTEL(26, 9506, "SG", Network.Kind.UNLISTED),
    CHINANET(27, 4134, "CN", Network.Kind.UNLISTED),
    CLOUD_TOKYO(28, 16509, "JP", Network.Kind.HOSTING),
    VPN_TOKYO(29, 9009, "JP", Network.Kind.VPN),
    TOR_EXIT(30, 24940, "DE", Network.Kind.TOR);

    /** Where Japanese homes and offices are connected. */
    static final List<Line> JAPANESE_HOMES = List.of(OCN, SOFTBANK, KDDI, SONET, BIGLOBE);

    private final int first;
    private final long asn;
    private final String country;
    private final Network.Kind kind;

    Line(int first, long asn, String country, Network.Kind kind) {
        this.first = first;
        this.asn = asn;
        this.country = country;
        this.kind = kind;
    }

    /** Some address of it; two calls give different neighbourhoods but for a freak of chance. */
    Network address(Random random) {
        String block = first + "." + random.nextInt(256) + "." + random.nextInt(256);
        return at(block + "." + (1 + random.nextInt(254)), block + ".0/24");
    }

    /** Another address of the same neighbourhood. */
    Network beside(Network other, Random random) {
        String prefix = other.block().substring(0, other.block().length() - "0/24".length());
        return at(prefix + (1 + random.nextInt(254)), other.block());
    }

    private Network at(String address, String block) {
        return new Network(address, block, asn, name(), country, kind, "test");
    }
}

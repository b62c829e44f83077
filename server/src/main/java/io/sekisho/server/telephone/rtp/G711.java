package io.sekisho.server.telephone.rtp;

/** From µ-law to A-law, by way of 16 bit linear samples (ITU-T G.711, tables 1a to 2b). */
final class G711 {

    private static final int MU_LAW_BIAS = 0x84;
    private static final int SIGN = 0x80;
    private static final int SEGMENTS = 8;

    /** What A-law inverts of each sample. */
    private static final int EVEN_BITS = 0x55;

    private static final byte[] A_LAW = new byte[256];

    static {
        for (int code = 0; code < A_LAW.length; code++) {
            A_LAW[code] = toALaw(linearOfMuLaw((byte) code));
        }
    }

    private G711() {}

    static byte aLawOf(byte muLaw) {
        return A_LAW[muLaw & 0xff];
    }

    /** -32124 to 32124. */
    static int linearOfMuLaw(byte muLaw) {
        int code = ~muLaw & 0xff;
        int segment = (code >> 4) & 7;
        int magnitude = ((((code & 0xf) << 3) + MU_LAW_BIAS) << segment) - MU_LAW_BIAS;
        return (code & SIGN) == 0 ? magnitude : -magnitude;
    }

    /** -32256 to 32256. */
    static int linearOfALaw(byte aLaw) {
        int code = (aLaw ^ EVEN_BITS) & 0xff;
        int segment = (code >> 4) & 7;
        int mantissa = ((code & 0xf) << 4) + 8;
        int magnitude = segment == 0 ? mantissa : (mantissa + 0x100) << (segment - 1);
        return (code & SIGN) == 0 ? -magnitude : magnitude;
    }

    private static byte toALaw(int linear) {
        boolean positive = linear >= 0;
        int magnitude = Math.min(positive ? linear : -linear - 1, Short.MAX_VALUE) >> 4;
        int segment = 0;
        while (segment < SEGMENTS - 1 && magnitude > (0x10 << segment) - 1) {
            segment++;
        }
        int mantissa = segment < 2 ? magnitude : magnitude >> (segment - 1);
        int code = (segment << 4) | (mantissa & 0xf);
        return (byte) ((positive ? code | SIGN : code) ^ EVEN_BITS);
    }
}

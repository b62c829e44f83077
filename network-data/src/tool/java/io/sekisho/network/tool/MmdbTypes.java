package io.sekisho.network.tool;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The MaxMind DB 2.0 encoding of the types used here (maxmind.github.io/MaxMind-DB, "Output Data Section"). */
final class MmdbTypes {

    private static final int POINTER = 1;
    private static final int TEXT = 2;
    private static final int UINT16 = 5;
    private static final int UINT32 = 6;
    private static final int MAP = 7;
    private static final int UINT64 = 9;
    private static final int ARRAY = 11;

    private MmdbTypes() {}

    static void map(ByteArrayOutputStream out, int entries) {
        control(out, MAP, entries);
    }

    static void array(ByteArrayOutputStream out, int entries) {
        control(out, ARRAY, entries);
    }

    static void text(ByteArrayOutputStream out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        control(out, TEXT, utf8.length);
        out.writeBytes(utf8);
    }

    static void uint16(ByteArrayOutputStream out, int value) {
        number(out, UINT16, value);
    }

    static void uint32(ByteArrayOutputStream out, long value) {
        number(out, UINT32, value);
    }

    static void uint64(ByteArrayOutputStream out, long value) {
        number(out, UINT64, value);
    }

    /** Two to four bytes; each longer form starts where the shorter one ends. */
    static void pointer(ByteArrayOutputStream out, int target) {
        if (target < 2048) {
            out.write(POINTER << 5 | target >> 8);
            bigEndian(out, target, 1);
        } else if (target < 526336) {
            out.write(POINTER << 5 | 1 << 3 | (target - 2048) >> 16);
            bigEndian(out, target - 2048, 2);
        } else {
            out.write(POINTER << 5 | 2 << 3 | (target - 526336) >> 24);
            bigEndian(out, target - 526336, 3);
        }
    }

    private static void number(ByteArrayOutputStream out, int type, long value) {
        int length = (Long.SIZE - Long.numberOfLeadingZeros(value) + 7) / 8;
        control(out, type, length);
        bigEndian(out, value, length);
    }

    /** Type in the upper three bits (0 and a further byte for types over 7), size in the lower five. */
    private static void control(ByteArrayOutputStream out, int type, int size) {
        int inByte = size < 29 ? size : size < 285 ? 29 : 30;
        out.write((type > 7 ? 0 : type) << 5 | inByte);
        if (type > 7) {
            out.write(type - 7);
        }
        if (inByte == 29) {
            out.write(size - 29);
        } else if (inByte == 30) {
            bigEndian(out, size - 285, 2);
        }
    }

    private static void bigEndian(ByteArrayOutputStream out, long value, int length) {
        for (int i = length - 1; i >= 0; i--) {
            out.write((int) (value >> 8 * i));
        }
    }
}

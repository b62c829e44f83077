package io.sekisho.network.tool;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Puts tree, data and metadata together, 24 or 28 bits a record as needed. */
final class MmdbFile {

    private static final byte[] METADATA_MARKER = "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SEPARATOR_BYTES = 16;

    private MmdbFile() {}

    static byte[] of(List<int[]> nodes, byte[] data, Instant built, String type, Map<String, String> descriptions) {
        int recordBits = nodes.size() + SEPARATOR_BYTES + data.length < 1 << 24 ? 24 : 28;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] node : nodes) {
            write(out, recordBits, record(node[0], nodes.size()), record(node[1], nodes.size()));
        }
        out.writeBytes(new byte[SEPARATOR_BYTES]);
        out.writeBytes(data);
        out.writeBytes(METADATA_MARKER);
        metadata(out, nodes.size(), recordBits, built, type, descriptions);
        return out.toByteArray();
    }

    private static int record(int record, int nodeCount) {
        if (SearchTree.isNode(record)) {
            return record;
        }
        return SearchTree.isNothing(record) ? nodeCount : nodeCount + SEPARATOR_BYTES + SearchTree.dataOffset(record);
    }

    private static void write(ByteArrayOutputStream out, int recordBits, int left, int right) {
        lower24(out, left);
        if (recordBits == 28) {
            out.write((left >>> 24) << 4 | right >>> 24);
        }
        lower24(out, right);
    }

    private static void lower24(ByteArrayOutputStream out, int value) {
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
    }

    private static void metadata(
            ByteArrayOutputStream out,
            int nodeCount,
            int recordBits,
            Instant built,
            String type,
            Map<String, String> descriptions) {
        MmdbTypes.map(out, 9);
        MmdbTypes.text(out, "binary_format_major_version");
        MmdbTypes.uint16(out, 2);
        MmdbTypes.text(out, "binary_format_minor_version");
        MmdbTypes.uint16(out, 0);
        MmdbTypes.text(out, "build_epoch");
        MmdbTypes.uint64(out, built.getEpochSecond());
        MmdbTypes.text(out, "database_type");
        MmdbTypes.text(out, type);
        MmdbTypes.text(out, "description");
        MmdbTypes.map(out, descriptions.size());
        descriptions.forEach((language, text) -> {
            MmdbTypes.text(out, language);
            MmdbTypes.text(out, text);
        });
        MmdbTypes.text(out, "ip_version");
        MmdbTypes.uint16(out, 6);
        MmdbTypes.text(out, "languages");
        MmdbTypes.array(out, descriptions.size());
        descriptions.keySet().forEach(language -> MmdbTypes.text(out, language));
        MmdbTypes.text(out, "node_count");
        MmdbTypes.uint32(out, nodeCount);
        MmdbTypes.text(out, "record_size");
        MmdbTypes.uint16(out, recordBits);
    }
}

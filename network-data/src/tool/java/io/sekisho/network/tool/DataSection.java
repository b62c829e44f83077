package io.sekisho.network.tool;

import io.sekisho.network.tool.Entry.AutonomousSystem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The data section: GeoLite2's field names, every key, country, name and record written once and pointed to afterwards. */
final class DataSection {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Map<Object, Integer> written = new HashMap<>();
    private final Map<Entry, Integer> records = new HashMap<>();

    /** Where the entry's record starts. */
    int offset(Entry entry) {
        Integer known = records.get(entry);
        if (known != null) {
            return known;
        }
        int offset = bytes.size();
        records.put(entry, offset);
        write(entry);
        return offset;
    }

    private void write(Entry entry) {
        AutonomousSystem system = entry.system();
        boolean named = system != null && !system.organization().isEmpty();
        MmdbTypes.map(bytes, (entry.country() == null ? 0 : 1) + (system == null ? 0 : 1) + (named ? 1 : 0));
        if (entry.country() != null) {
            text("country");
            country(entry.country());
        }
        if (system != null) {
            text("autonomous_system_number");
            MmdbTypes.uint32(bytes, system.number());
        }
        if (named) {
            text("autonomous_system_organization");
            text(system.organization());
        }
    }

    private void country(String code) {
        if (!pointed(Map.of("iso_code", code))) {
            MmdbTypes.map(bytes, 1);
            text("iso_code");
            text(code);
        }
    }

    private void text(String text) {
        // A pointer takes up to four bytes: a shorter text is as small itself.
        if (text.getBytes(StandardCharsets.UTF_8).length <= 2 || !pointed(text)) {
            MmdbTypes.text(bytes, text);
        }
    }

    private boolean pointed(Object value) {
        Integer known = written.putIfAbsent(value, bytes.size());
        if (known != null) {
            MmdbTypes.pointer(bytes, known);
        }
        return known != null;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}

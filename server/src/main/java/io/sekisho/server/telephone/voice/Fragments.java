package io.sekisho.server.telephone.voice;

import io.sekisho.server.wording.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** All that can be said in one language, by name. */
final class Fragments {

    private static final String TABLE = "fragments.tsv";
    private static final String SOUND = ".ul";

    private final List<String> table;
    private final Map<String, Fragment> byName;

    private Fragments(List<String> table, Map<String, Fragment> byName) {
        this.table = table;
        this.byName = byName;
    }

    /** @throws UncheckedIOException when the product's own file cannot be read */
    static Fragments in(Language language) {
        String file = language.tag() + ".zip";
        try (InputStream in = Fragments.class.getResourceAsStream(file)) {
            return of(unpacked(Objects.requireNonNull(in, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static Map<String, byte[]> unpacked(InputStream in) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static Fragments of(Map<String, byte[]> files) {
        Map<String, Fragment> byName = new HashMap<>();
        byte[] texts = Objects.requireNonNull(files.get(TABLE), TABLE);
        List<String> table = new String(texts, StandardCharsets.UTF_8).lines().toList();
        table.stream().map(line -> line.split("\t")).forEach(columns -> {
            byte[] sound = Objects.requireNonNull(files.get(columns[0] + SOUND), columns[0]);
            byName.put(columns[0], new Fragment(columns[0], columns[1], sound));
        });
        return new Fragments(table, byName);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** @throws IllegalArgumentException when nothing of that name was recorded */
    Fragment get(String name) {
        @Nullable Fragment fragment = byName.get(name);
        if (fragment == null) {
            throw new IllegalArgumentException("not recorded: " + name);
        }
        return fragment;
    }

    /** What the sound was made from. */
    List<String> table() {
        return table;
    }
}

package io.sekisho.server.network;

import io.sekisho.engine.fact.Network.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the knowledge of networks comes from.
 *
 * @param lists    the operator's files by kind; several of a kind add up
 * @param cacheDir folder for the unpacked default database; made when absent
 */
public record NetworkConfig(Database database, Map<Kind, List<Path>> lists, Path cacheDir) {

    /** Which address database answers. */
    public sealed interface Database {

        /** The one that comes with the product. */
        record Default() implements Database {}

        /** None: every address is of autonomous system 0 and country ZZ. */
        record None() implements Database {}

        /** MMDB files, asked in this order for what the earlier ones do not know, such as an ASN file and a country or city file. */
        record Files(List<Path> files) implements Database {
            public Files {
                files = List.copyOf(files);
            }
        }
    }

    public NetworkConfig {
        if (lists.containsKey(Kind.UNLISTED)) {
            throw new IllegalArgumentException("a list is of kind hosting, vpn or tor");
        }
        lists = Map.copyOf(lists);
    }

    /** The default database and no lists. */
    public static NetworkConfig defaults(Path cacheDir) {
        return new NetworkConfig(new Database.Default(), Map.of(), cacheDir);
    }

    /**
     * Reads the settings as they stand in the environment.
     *
     * @param database {@code SEKISHO_NETWORK_DB}: absent or empty for the default, {@code none}, or MMDB files separated by commas
     * @param lists    {@code SEKISHO_NETWORK_LISTS}: {@code hosting=FILE,vpn=FILE,tor=FILE}, a kind as often as needed
     * @throws IllegalArgumentException naming setting and value
     */
    public static NetworkConfig parse(@Nullable String database, @Nullable String lists, Path cacheDir) {
        return new NetworkConfig(database(database), lists(lists), cacheDir);
    }

    private static Database database(@Nullable String setting) {
        List<String> files = items(setting);
        if (files.isEmpty()) {
            return new Database.Default();
        }
        if (files.equals(List.of("none"))) {
            return new Database.None();
        }
        return new Database.Files(files.stream().map(Path::of).toList());
    }

    private static Map<Kind, List<Path>> lists(@Nullable String setting) {
        Map<Kind, List<Path>> lists = new EnumMap<>(Kind.class);
        for (String item : items(setting)) {
            int equals = item.indexOf('=');
            if (equals <= 0 || equals == item.length() - 1) {
                throw new IllegalArgumentException("SEKISHO_NETWORK_LISTS: \"" + item + "\" is not KIND=FILE");
            }
            lists.computeIfAbsent(kind(item.substring(0, equals)), kind -> new ArrayList<>())
                    .add(Path.of(item.substring(equals + 1).strip()));
        }
        return lists;
    }

    private static Kind kind(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "hosting" -> Kind.HOSTING;
            case "vpn" -> Kind.VPN;
            case "tor" -> Kind.TOR;
            default ->
                throw new IllegalArgumentException("SEKISHO_NETWORK_LISTS: \"" + name
                        + "\" is no kind of network; there are hosting, vpn and tor");
        };
    }

    private static List<String> items(@Nullable String setting) {
        return Stream.of(Objects.requireNonNullElse(setting, "").split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}

package io.sekisho.server.network;

import io.sekisho.engine.fact.Network.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The operator's lists. An address on several of them is of the kind that hides its user most: Tor before VPN before
 * hosting.
 */
final class NetworkLists {

    private static final List<Kind> PRECEDENCE = List.of(Kind.TOR, Kind.VPN, Kind.HOSTING);

    private final List<KindList> lists;

    private NetworkLists(List<KindList> lists) {
        this.lists = lists;
    }

    /** @throws BadList naming file and line */
    static NetworkLists read(Map<Kind, List<Path>> files) {
        List<KindList> lists = new ArrayList<>();
        for (Kind kind : PRECEDENCE) {
            List<ListFile> read = files.getOrDefault(kind, List.of()).stream()
                    .map(ListFile::read)
                    .toList();
            if (!read.isEmpty()) {
                lists.add(new KindList(kind, read));
            }
        }
        return new NetworkLists(lists);
    }

    Kind kindOf(Address address, long asn) {
        for (KindList list : lists) {
            if (list.contains(address, asn)) {
                return list.kind;
            }
        }
        return Kind.UNLISTED;
    }

    List<String> versions() {
        return lists.stream().flatMap(list -> list.versions.stream()).toList();
    }

    int size() {
        return lists.stream()
                .mapToInt(list -> list.ranges.size() + list.systems.length)
                .sum();
    }

    /** All files of one kind. */
    private static final class KindList {
        private final Kind kind;
        private final RangeSet ranges;
        private final long[] systems;
        private final List<String> versions;

        KindList(Kind kind, List<ListFile> files) {
            this.kind = kind;
            ranges = new RangeSet(
                    files.stream().flatMap(file -> file.ranges().stream()).toList());
            systems = files.stream()
                    .flatMap(file -> file.systems().stream())
                    .mapToLong(Long::longValue)
                    .sorted()
                    .distinct()
                    .toArray();
            versions = files.stream().map(ListFile::version).toList();
        }

        boolean contains(Address address, long asn) {
            return ranges.contains(address) || Arrays.binarySearch(systems, asn) >= 0;
        }
    }
}

package io.sekisho.server.network;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.sekisho.engine.fact.Network;
import io.sekisho.server.network.AddressDatabase.Place;
import java.util.List;
import java.util.stream.Stream;

/** One state of database and lists, with the answers already given from it: what is swapped at a reload. */
final class Tables {

    /** Homes and offices with many logins; to look up a rare address costs little more than to keep it. */
    private static final int CACHED_ADDRESSES = 4_000;

    private final AddressDatabase database;
    private final NetworkLists lists;
    private final List<FileState> files;
    private final String version;
    private final LoadingCache<String, Network> answers = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(CACHED_ADDRESSES)
            .build(this::find);

    Tables(AddressDatabase database, NetworkLists lists, List<FileState> files) {
        this.database = database;
        this.lists = lists;
        this.files = files;
        List<String> databases = database.versions().isEmpty() ? List.of("none") : database.versions();
        this.version = String.join(
                " ",
                Stream.concat(databases.stream(), lists.versions().stream()).toList());
    }

    Network lookup(String ip) {
        return answers.get(ip);
    }

    /** A list may name one host of an IPv6 network, so the whole address is looked up although only its /64 is told. */
    private Network find(String ip) {
        Address address = Address.parse(ip);
        Place place = database.lookup(address);
        return new Network(
                address.canonical(),
                address.block(),
                place.asn(),
                place.organisation(),
                place.country(),
                lists.kindOf(address, place.asn()),
                version);
    }

    AddressDatabase database() {
        return database;
    }

    NetworkLists lists() {
        return lists;
    }

    List<FileState> files() {
        return files;
    }

    String version() {
        return version;
    }
}

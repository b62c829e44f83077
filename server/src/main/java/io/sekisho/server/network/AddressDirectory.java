package io.sekisho.server.network;

import io.sekisho.engine.fact.Network;
import io.sekisho.network.DefaultDatabase;
import io.sekisho.server.network.NetworkConfig.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Address to network, from the configured database and lists. Safe for many threads; a look-up blocks on nothing but a page of the
 * mapped file.
 *
 * <p>A database that cannot be read costs knowledge, not the server: addresses are then of autonomous system 0 and country ZZ,
 * {@link #problem} says why. A list that cannot be read stops the start, since without it a network that is to be
 * restricted would not be.
 */
public final class AddressDirectory implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AddressDirectory.class);

    private final NetworkConfig config;
    private volatile Tables tables;
    private volatile @Nullable String problem;

    private AddressDirectory(NetworkConfig config, Tables tables, @Nullable String problem) {
        this.config = config;
        this.tables = tables;
        this.problem = problem;
    }

    /** @throws BadList naming file and line */
    public static AddressDirectory open(NetworkConfig config) {
        List<FileState> files = files(config);
        NetworkLists lists = NetworkLists.read(config.lists());
        AddressDatabase database = AddressDatabase.NONE;
        String problem = null;
        try {
            database = database(config);
        } catch (IOException e) {
            problem = e.getMessage();
            log.error("{}; going on without: networks and countries are unknown", problem);
        }
        if (config.database() instanceof Database.None) {
            log.warn("No address database (SEKISHO_NETWORK_DB=none): networks and countries are unknown");
        }
        return new AddressDirectory(config, logged(new Tables(database, lists, files)), problem);
    }

    /**
     * Where the address belongs.
     *
     * @param ip an IPv4 or IPv6 literal; nothing else is tried, a name is never resolved
     * @throws BadAddress when it is none
     */
    public Network lookup(String ip) {
        return tables.lookup(ip);
    }

    /**
     * Reads database and lists again if a file changed; call it every minute or so. Look-ups see either all of the old or
     * all of the new. What cannot be read is logged and stays as it was, until its file changes again.
     *
     * @return whether new data came into use, all of it
     */
    public synchronized boolean reload() {
        List<FileState> files = files(config);
        if (files.equals(tables.files())) {
            return false;
        }
        List<String> problems = new ArrayList<>();
        AddressDatabase database = newDatabase(problems);
        NetworkLists lists = newLists(problems);
        tables = logged(new Tables(database, lists, files));
        problem = problems.isEmpty() ? null : String.join("; ", problems);
        return problems.isEmpty();
    }

    private AddressDatabase newDatabase(List<String> problems) {
        try {
            return database(config);
        } catch (IOException e) {
            log.error("{}; the one in use stays", e.getMessage());
            problems.add(String.valueOf(e.getMessage()));
            return tables.database();
        }
    }

    private NetworkLists newLists(List<String> problems) {
        try {
            return NetworkLists.read(config.lists());
        } catch (BadList e) {
            log.error("{}; the lists in use stay", e.getMessage());
            problems.add(String.valueOf(e.getMessage()));
            return tables.lists();
        }
    }

    private static Tables logged(Tables tables) {
        log.info(
                "Addresses are looked up in {} ({} list entries)",
                tables.version(),
                tables.lists().size());
        return tables;
    }

    /** Addresses looked up afterwards are unknown. */
    @Override
    public void close() throws IOException {
        tables.database().close();
    }

    /** Versions of the database and the lists in use, as in {@link Network#dataVersion}. */
    public String dataVersion() {
        return tables.version();
    }

    /** Why configured data is not in use, null when it is. */
    public @Nullable String problem() {
        return problem;
    }

    /** What the makers of the database in use ask to be shown where its answers are; empty without one. */
    public List<String> attributions() {
        return tables.database().descriptions();
    }

    private static AddressDatabase database(NetworkConfig config) throws IOException {
        return switch (config.database()) {
            case Database.None() -> AddressDatabase.NONE;
            case Database.Files(List<Path> files) -> AddressDatabase.open(files);
            case Database.Default() ->
                AddressDatabase.open(List.of(UnpackedDatabase.in(config.cacheDir(), DefaultDatabase.find())));
        };
    }

    private static List<FileState> files(NetworkConfig config) {
        Stream<Path> databases =
                config.database() instanceof Database.Files(List<Path> files) ? files.stream() : Stream.empty();
        Stream<Path> lists = config.lists().values().stream().flatMap(List::stream);
        return Stream.concat(databases, lists)
                .map(FileState::of)
                .sorted((a, b) -> a.file().compareTo(b.file()))
                .toList();
    }
}

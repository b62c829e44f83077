package io.sekisho.simulator;

import io.sekisho.engine.event.Client;
import io.sekisho.simulator.chance.Chance;
import io.sekisho.simulator.machine.Setup;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Machines and addresses that people have on a day, as a client shows them. */
final class Gear {

    private static final String LANGUAGE = "ja-JP";
    private static final String ZONE = "Asia/Tokyo";

    private Gear() {}

    /** One of a person's machines. */
    record Machine(Setup setup, String userAgent, String token) {

        /** @param atDesk whether it is the desktop, which not everybody has */
        static Machine of(World world, Person person, boolean atDesk, int day) {
            long epochDay = world.epochDay(day);
            Setup setup = atDesk ? Objects.requireNonNull(person.desktop()) : person.phone();
            LocalDate version = LocalDate.ofEpochDay(epochDay - person.late());
            String token = "sim-" + Person.id(person.account()) + (atDesk ? "-d" : "-p")
                    + Math.floorMod(person.machine(atDesk, epochDay), 1_000);
            return new Machine(setup, setup.userAgent(version), token);
        }
    }

    /** The address at home: the same for as long as the provider leaves it. */
    static String home(World world, Person person, int day, Chance visit) {
        long epochDay = world.epochDay(day);
        long place = person.placeOn(epochDay);
        if (person.ipv6()) {
            return person.home().ipv6(place, visit);
        }
        long lease = Math.floorDiv(
                epochDay + person.phase(), Math.max(1, person.home().leaseDays()));
        return person.home().address(place, Chance.of(world.seed(), Purpose.ADDRESS, place, lease));
    }

    /** A mobile operator's address is another one at each visit, shared with others. */
    static String mobile(Person person, Chance visit) {
        return person.mobile().address(visit);
    }

    static Client client(Machine machine, String address, boolean showsToken, Chance chance) {
        return client(machine, address, showsToken ? machine.token() : null, chance);
    }

    static Client client(Machine machine, String address, @Nullable String token, Chance chance) {
        return client(machine.setup(), machine.userAgent(), address, token, chance.between(4, 60));
    }

    static Client client(Setup setup, String userAgent, String address, @Nullable String token, int rttMs) {
        return new Client(address, userAgent, token, LANGUAGE, ZONE, setup.screen(), null, setup.hints(), rttMs);
    }

    /** From abroad, or through what is slow: round trips say so. */
    static Client distant(Setup setup, String userAgent, String address, @Nullable String token, Chance chance) {
        return client(setup, userAgent, address, token, chance.between(70, 320));
    }

    /** A tool that tries passwords shows no more than it must. */
    static Client script(String userAgent, String address) {
        return new Client(address, userAgent, null, null, null, null, null, Map.of(), null);
    }
}

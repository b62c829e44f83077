package io.sekisho.simulator;

import io.sekisho.engine.event.Client;
import io.sekisho.simulator.chance.Chance;
import io.sekisho.simulator.machine.Carrier;
import io.sekisho.simulator.machine.Setup;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a group of thieves works with: few machines, few addresses, shared by all of their entries. */
final class Thief {

    private static final int ADDRESSES = 6;
    private static final int LATE_MOST = 120;

    private final World world;
    private final List<Setup> setups;
    private final int late;
    private final List<String> hidden = new ArrayList<>();
    private final Carrier abroad;
    private final Carrier host;
    private final String base;

    Thief(World world, Chance chance) {
        this.world = world;
        setups = List.of(Setup.CHROME_WINDOWS, Setup.desktop(chance));
        late = chance.between(0, LATE_MOST);
        Carrier vpn = Carrier.vpn(chance);
        for (int i = 0; i < ADDRESSES; i++) {
            hidden.add(vpn.address(chance));
        }
        abroad = Carrier.anywhere(chance);
        host = Carrier.host(chance);
        base = host.address(chance);
    }

    /** The client with which a victim's account is entered. */
    Client against(Person victim, AttackerClass attacker, int day, Chance chance) {
        Setup setup = chance.of(setups);
        String userAgent = setup.userAgent(version(day));
        Gear.Machine machine = Gear.Machine.of(world, victim, victim.desktop() != null, day);
        return switch (attacker) {
            case BOT -> Gear.distant(setup, userAgent, host.address(chance), null, chance);
            case NAIVE -> foreign(setup, userAgent, chance);
            case VPN, CALLER, INSIDER -> Gear.distant(setup, userAgent, chance.of(hidden), null, chance);
            case TARGETED ->
                Gear.distant(
                        machine.setup(),
                        machine.userAgent(),
                        victim.home().address(victim.placeOn(world.epochDay(day)), chance),
                        null,
                        chance);
            case RELAY ->
                Gear.distant(
                        machine.setup(),
                        machine.userAgent(),
                        chance.happens(0.5)
                                ? host.address(chance)
                                : victim.home().address(chance),
                        null,
                        chance);
            case STEALER ->
                Gear.distant(
                        machine.setup(),
                        machine.userAgent(),
                        chance.happens(0.5)
                                ? chance.of(hidden)
                                : Carrier.home(chance).address(chance),
                        machine.token(),
                        chance);
        };
    }

    /** A tool that tries credentials, from one address or from all of a host's. */
    Client tool(boolean oneAddress, int day, Chance chance) {
        String address = oneAddress ? base : host.address(chance);
        return Gear.script(Setup.SCRIPT.userAgent(version(day)), address);
    }

    private LocalDate version(int day) {
        return LocalDate.ofEpochDay(world.epochDay(day) - late);
    }

    private Client foreign(Setup setup, String userAgent, Chance chance) {
        return new Client(
                abroad.address(chance),
                userAgent,
                null,
                "zh-CN",
                "Asia/Shanghai",
                setup.screen(),
                null,
                Map.copyOf(setup.hints()),
                chance.between(80, 320));
    }
}

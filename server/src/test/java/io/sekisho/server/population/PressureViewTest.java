package io.sekisho.server.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Network;
import io.sekisho.engine.fact.Pressure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PressureViewTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Network BOT = Clients.network("192.0.2.7", 64500, "NL");
    private static final Network NEIGHBOUR = Clients.network("192.0.2.8", 64500, "NL");
    private static final Network HOME = Clients.network("10.0.0.1", 2516, "JP");
    private static final Browser TOOL = Clients.browser("OpenBullet", "OpenBullet", "Other", "unknown");
    private static final Browser CHROME = Clients.browser("UA", "Chrome 131", "Windows 10", "desktop");

    private final PressureView view = new PressureView();

    @Test
    void withoutFailuresThereIsNone() {
        assertThat(view.pressure(HOME, CHROME, NOON)).isEqualTo(Pressure.NONE);
        view.learn("a", HOME, CHROME, false, NOON);
        assertThat(view.pressure(HOME, CHROME, NOON)).isEqualTo(Pressure.NONE);
    }

    @Test
    void distinctAccountsAreCountedByAddressNetworkAndTool() {
        fail("a", BOT, TOOL, NOON);
        fail("b", BOT, TOOL, NOON.plusSeconds(600));
        fail("b", BOT, TOOL, NOON.plusSeconds(1200));
        fail("c", NEIGHBOUR, TOOL, NOON.plusSeconds(1200));
        fail("d", HOME, TOOL, NOON.plusSeconds(1200));
        fail("e", BOT, CHROME, NOON.plusSeconds(1200));
        Pressure pressure = view.pressure(BOT, TOOL, NOON.plusSeconds(1500));
        assertThat(pressure.addressAccounts()).isEqualTo(3);
        assertThat(pressure.networkAccounts()).isEqualTo(4);
        assertThat(pressure.toolAccounts()).isEqualTo(4);
    }

    @Test
    void sharesAreFailuresAmongLoginsOfTheHour() {
        fail("a", BOT, TOOL, NOON);
        fail("a", NEIGHBOUR, CHROME, NOON.plusSeconds(700));
        view.learn("b", NEIGHBOUR, TOOL, false, NOON.plusSeconds(1400));
        view.learn("c", NEIGHBOUR, CHROME, false, NOON.plusSeconds(1500));
        view.learn("d", HOME, TOOL, false, NOON.plusSeconds(1500));
        Pressure pressure = view.pressure(BOT, TOOL, NOON.plusSeconds(1800));
        assertThat(pressure.networkShare()).isEqualTo(2.0 / 4);
        assertThat(pressure.toolShare()).isEqualTo(1.0 / 3);
    }

    @Test
    void withoutAnAutonomousSystemTheNeighbourhoodIsTheNetwork() {
        fail("a", Clients.network("192.0.2.7", 0, "ZZ"), TOOL, NOON);
        assertThat(view.pressure(Clients.network("192.0.2.9", 0, "ZZ"), CHROME, NOON)
                        .networkAccounts())
                .isEqualTo(1);
        assertThat(view.pressure(Clients.network("192.0.3.9", 0, "ZZ"), CHROME, NOON)
                        .networkAccounts())
                .isZero();
    }

    @Test
    void failuresCountForAnHourOfEventTime() {
        fail("a", BOT, TOOL, NOON);
        assertThat(accountsAt(NOON.plus(Duration.ofMinutes(54)))).isEqualTo(1);
        assertThat(accountsAt(NOON.plus(Duration.ofMinutes(60)))).isZero();
    }

    @Test
    void failuresAfterTheEventDoNotCount() {
        fail("a", BOT, TOOL, NOON);
        assertThat(accountsAt(NOON.minus(PressureView.SLICE))).isZero();
    }

    @Test
    void lateEventsLandInTheirOwnTime() {
        fail("a", BOT, TOOL, NOON.plus(Duration.ofMinutes(50)));
        fail("late", BOT, TOOL, NOON);
        assertThat(accountsAt(NOON.plus(Duration.ofMinutes(52)))).isEqualTo(2);
        assertThat(accountsAt(NOON.plus(Duration.ofMinutes(70)))).isEqualTo(1);
    }

    @Test
    void thePastIsJudgedByItsOwnHour() {
        Instant longAgo = Instant.parse("1969-12-31T23:58:00Z");
        fail("a", BOT, TOOL, NOON);
        fail("b", BOT, TOOL, longAgo);
        fail("c", BOT, TOOL, longAgo);
        assertThat(accountsAt(longAgo.plusSeconds(600))).isEqualTo(2);
        assertThat(accountsAt(NOON.plusSeconds(600))).isEqualTo(1);
    }

    @Test
    void aLongBackFillNeitherGrowsMemoryNorForgetsTheHourInUse() {
        fail("a", BOT, TOOL, NOON);
        for (int slice = 0; slice < 1_000; slice++) {
            fail("b", HOME, TOOL, NOON.minus(Duration.ofDays(30)).plus(PressureView.SLICE.multipliedBy(slice)));
            assertThat(accountsAt(NOON.plusSeconds(60))).isEqualTo(1);
        }
        assertThat(view.slices()).isEqualTo(PressureView.MAX_SLICES);
    }

    @Test
    void accountsArePerSliceBoundedWhileFailuresGoOnCounting() {
        for (int i = 0; i < 1_000; i++) {
            fail("a" + i, BOT, TOOL, NOON);
        }
        fail("later", BOT, TOOL, NOON.plus(PressureView.SLICE));
        Pressure pressure = view.pressure(BOT, TOOL, NOON.plus(PressureView.SLICE));
        assertThat(pressure.addressAccounts()).isEqualTo(Attempts.MAX_ACCOUNTS + 1);
        assertThat(pressure.networkShare()).isEqualTo(1);
    }

    @Test
    void theAddressUnderAttackIsKeptAmongVeryManyOthers() {
        for (int i = 0; i < 50_000; i++) {
            fail("x" + i, Clients.network("10." + (i >> 8) + ".0." + (i & 255), i + 1, "JP"), CHROME, NOON);
            if (i % 50 == 0) {
                fail("a" + i, BOT, TOOL, NOON);
            }
        }
        assertThat(accountsAt(NOON)).isEqualTo(Attempts.MAX_ACCOUNTS);
    }

    @Test
    void concurrentLoginsAreAllCounted() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                String account = "a" + writer;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        view.learn(account + i % 10, BOT, TOOL, i % 2 == 0, NOON.plusSeconds(i % 3000));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        Pressure pressure = view.pressure(BOT, TOOL, NOON.plusSeconds(3000));
        assertThat(pressure.addressAccounts()).isEqualTo(20);
        assertThat(pressure.networkShare()).isEqualTo(0.5);
    }

    private void fail(String account, Network network, Browser browser, Instant at) {
        view.learn(account, network, browser, true, at);
    }

    private int accountsAt(Instant at) {
        return view.pressure(BOT, TOOL, at).addressAccounts();
    }
}

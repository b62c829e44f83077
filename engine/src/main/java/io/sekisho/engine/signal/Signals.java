package io.sekisho.engine.signal;

import java.util.List;

/** Every signal there is: a new one is one new file and one line here. */
public final class Signals {

    public static final List<Signal> ALL = List.of(
            new NoHistory(),
            new NetworkFamiliarity(),
            new BrowserFamiliarity(),
            new DeviceFamiliarity(),
            new CopiedToken(),
            new HiddenOrigin(),
            new Travel(),
            new TimeOfDay(),
            new MachineSetup(),
            new AutomatedClient(),
            new ForgedClient(),
            new OwnFailures(),
            new Stuffing(),
            new Dormancy(),
            new CarriedRisk(),
            new ExposedCredentials(),
            new Lured(),
            new RecentChange(),
            new CopiedPasskey(),
            new OddEntries(),
            new SchemeMember(),
            new Liquidation(),
            new FirstTrade(),
            new Participation(),
            new ThinPurchase(),
            new OrderHabits(),
            new OrderData(),
            new Payout());

    private Signals() {}
}

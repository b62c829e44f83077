package io.sekisho.server;

import io.sekisho.engine.state.Method;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.account.RegisteredNumbers;
import io.sekisho.server.assess.Assessments;
import io.sekisho.server.assess.Checkpoint;
import io.sekisho.server.assess.Recollection;
import io.sekisho.server.beacon.Lures;
import io.sekisho.server.browser.BrowserReader;
import io.sekisho.server.challenge.phone.Telephony;
import io.sekisho.server.event.BindingTokens;
import io.sekisho.server.event.DeviceTokens;
import io.sekisho.server.event.FactFinder;
import io.sekisho.server.market.MarketParts;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.network.AddressDirectory;
import io.sekisho.server.policy.PolicyStore;
import io.sekisho.server.population.PopulationTable;
import io.sekisho.server.population.PopulationView;
import io.sekisho.server.population.PressureView;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a decision needs: the policies in force, the population, what is looked up, the accounts' memories, and the way through.
 *
 * @param unavailable what the server cannot carry out now, whatever customers have enrolled
 */
record Judging(
        PolicyStore policies,
        PopulationView population,
        FactFinder facts,
        MarketParts market,
        DeviceTokens tokens,
        BindingTokens bindings,
        Lures lures,
        Profiles profiles,
        Telephony telephony,
        Supplier<Set<Method>> unavailable,
        AccountMemory memory,
        Checkpoint checkpoint,
        Assessments assessments) {

    private static final Set<Method> NO_PASSKEYS = Set.of(Method.PASSKEY);
    private static final Set<Method> NEITHER = Set.of(Method.PASSKEY, Method.PHONE_CALL);

    static Judging start(Ground ground, PolicySeed seed, BrowserReader browsers, AddressDirectory addresses) {
        Closing closing = ground.closing();
        PolicyStore policies = policies(ground, seed);
        PopulationView population = population(ground);
        PressureView pressure = new PressureView();
        new Recollection(ground.jdbi()).start(pressure, ground.clock().instant());
        closing.add(Rereading.start(addresses));

        DeviceTokens tokens = new DeviceTokens(ground.keyring());
        BindingTokens bindings = new BindingTokens(ground.keyring());
        Lures lures = closing.add(Lures.start(ground.jdbi(), ground.keyring(), ground.clock()));
        RegisteredNumbers numbers = new RegisteredNumbers(ground.keyring());
        Profiles profiles = new Profiles(ground.jdbi(), ground.keyring().sealer(), numbers);
        Telephony telephony = closing.add(new Telephony(
                ground.settings().calls(),
                new Telephony.Needs(
                        ground.jdbi(), ground.keyring(), profiles, numbers, policies::timeline, ground.clock())));
        Supplier<Set<Method>> unavailable = () -> unavailable(ground.settings(), telephony);
        MarketParts market = closing.add(MarketParts.start(ground.jdbi(), ground.clock()));
        FactFinder facts = new FactFinder(
                addresses, browsers, tokens, bindings, population, pressure, lures, unavailable, market.markets());
        AccountMemory memory = new AccountMemory(ground.jdbi());
        Checkpoint checkpoint = closing.add(new Checkpoint(
                ground.database().dataSource(), memory, policies::timeline, ground.ids(), population, pressure));
        return new Judging(
                policies,
                population,
                facts,
                market,
                tokens,
                bindings,
                lures,
                profiles,
                telephony,
                unavailable,
                memory,
                checkpoint,
                new Assessments(ground.jdbi()));
    }

    private static Set<Method> unavailable(Settings settings, Telephony telephony) {
        Set<Method> calls = telephony.unavailable();
        if (settings.rpId() != null) {
            return calls;
        }
        return calls.isEmpty() ? NO_PASSKEYS : NEITHER;
    }

    private static PolicyStore policies(Ground ground, PolicySeed seed) {
        PolicyStore policies = ground.closing()
                .add(new PolicyStore(
                        ground.jdbi(),
                        ground.clock(),
                        ground.settings().policyApproval() == Settings.PolicyApproval.REQUIRED));
        policies.seed(seed.file(), seed.source());
        Thread.ofVirtual().name("policies").start(policies::watch);
        return policies;
    }

    private static PopulationView population(Ground ground) {
        PopulationView population = new PopulationView();
        PopulationTable counts = new PopulationTable(ground.jdbi(), population);
        counts.load();
        ground.closing().add(counts);
        Thread.ofVirtual().name("population").start(counts::run);
        return population;
    }
}

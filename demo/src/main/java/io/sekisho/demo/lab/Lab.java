package io.sekisho.demo.lab;

import io.sekisho.demo.Progress;
import io.sekisho.demo.Scene;
import io.sekisho.demo.telephone.UserAgent;
import io.sekisho.demo.web.Site;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The attack lab: plays the steps of the theft against the running demo, one at a time, and keeps what came of them until it is reset.
 * Resetting forgets what the lab shows; what Sekisho learned and the brokerage executed stays.
 */
public final class Lab {

    private final Map<Step, List<Trial>> done = new EnumMap<>(Step.class);
    private final Object playing = new Object();
    private @Nullable Stage stage;
    private @Nullable Kit kit;
    private @Nullable Owners owners;

    /** Sets the lab up in a demo; its port must be known. */
    public List<Site> open(Scene scene, UserAgent telephones) {
        Stage made = new Stage(scene, telephones);
        Kit kitMade = new Kit(made);
        synchronized (this) {
            stage = made;
            kit = kitMade;
            owners = new Owners(made);
        }
        LabPages pages = new LabPages(scene.pages());
        return List.of(new LabSite(this, pages, made.addresses()), new FakeSite(pages, kitMade, made.addresses()));
    }

    /** Plays everything in order, and says what came of it. */
    public Report playAll(Progress progress) {
        progress.begin(Step.values().length);
        for (Step step : Step.values()) {
            run(step, "en");
            progress.step();
        }
        return new Report(trials());
    }

    /** Plays one step, and before it those that it follows from and that were not played yet. */
    void run(Step step, String language) {
        synchronized (playing) {
            switch (step) {
                case ELSEWHERE -> need(Step.PHISH, language);
                case LIQUIDATE, CASH_OUT -> need(Step.RELAY, language);
                case PHISH, BOTS, STEAL, RELAY, CALL, FROM_HOME, HONEST -> {}
            }
            List<Trial> trials = play(step, language);
            synchronized (this) {
                done.put(step, trials);
            }
        }
    }

    private void need(Step before, String language) {
        if (of(before).isEmpty()) {
            run(before, language);
        }
    }

    private List<Trial> play(Step step, String language) {
        Owners honest = set(owners);
        Attacks attacks = new Attacks(set(stage), set(kit), honest, language);
        return switch (step) {
            case PHISH -> attacks.phish();
            case ELSEWHERE -> attacks.elsewhere();
            case BOTS -> attacks.bots();
            case STEAL -> attacks.steal();
            case RELAY -> attacks.relay();
            case CALL -> new CallAttacks(set(stage), language).all();
            case LIQUIDATE -> attacks.liquidate();
            case CASH_OUT -> attacks.cashOut();
            case FROM_HOME -> new HomeAttacks(set(stage), honest, language).all();
            case HONEST -> honest.day(language);
        };
    }

    /** What came of a step; empty where it was not played. */
    synchronized List<Trial> of(Step step) {
        return done.getOrDefault(step, List.of());
    }

    /** Of what visitors typed on the fake page, newest first. */
    List<Trial> byHand() {
        return set(kit).byHand();
    }

    void reset() {
        synchronized (playing) {
            set(kit).forget();
            synchronized (this) {
                done.clear();
            }
        }
    }

    private synchronized List<Trial> trials() {
        List<Trial> all = new ArrayList<>();
        done.values().forEach(all::addAll);
        return all;
    }

    private static <T> T set(@Nullable T part) {
        return Objects.requireNonNull(part, "the lab was not opened in a demo");
    }
}

package io.sekisho.demo.web;

import io.sekisho.demo.gate.Outcome;
import io.sekisho.demo.gate.Pending;
import io.sekisho.demo.gate.Visit;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the server remembers of one browser. Safe for many threads. */
final class WebSession {

    private final String id;
    private final String csrf;
    private @Nullable Visit visit;
    private @Nullable Pending pending;
    private Outcome.@Nullable Approved approved;
    private @Nullable String notice;
    private @Nullable String timezone;
    private @Nullable String screen;
    private @Nullable String home;
    private @Nullable String offered;
    private Map<String, String> hints = Map.of();

    WebSession(String id, String csrf) {
        this.id = id;
        this.csrf = csrf;
    }

    String id() {
        return id;
    }

    /** A secret that forms carry, so that other sites cannot send them. */
    String csrf() {
        return csrf;
    }

    synchronized @Nullable Visit visit() {
        return visit;
    }

    synchronized void enter(Visit now) {
        visit = now;
    }

    /** Whether such a visit is in, or waits for its challenge. */
    synchronized boolean holds(Predicate<Visit> of) {
        return (visit != null && of.test(visit)) || (pending != null && of.test(pending.visit()));
    }

    synchronized void await(Pending action) {
        pending = action;
    }

    /** Gives it once. */
    synchronized @Nullable Pending takePending(@Nullable String challenge) {
        Pending waiting = pending;
        if (waiting == null || !waiting.challenge().equals(challenge)) {
            return null;
        }
        pending = null;
        return waiting;
    }

    /** A passkey may be added from now on. */
    synchronized void approve(Outcome.Approved change) {
        approved = change;
    }

    synchronized Outcome.@Nullable Approved approved() {
        return approved;
    }

    /** Gives it once. */
    synchronized Outcome.@Nullable Approved takeApproved() {
        Outcome.Approved given = approved;
        approved = null;
        return given;
    }

    /** A binding that the browser may take up. */
    synchronized void offer(String binding) {
        offered = binding;
    }

    /** Gives it once. */
    synchronized @Nullable String takeOffer() {
        String binding = offered;
        offered = null;
        return binding;
    }

    synchronized void tell(String key) {
        notice = key;
    }

    /** Gives it once. */
    synchronized @Nullable String takeNotice() {
        String told = notice;
        notice = null;
        return told;
    }

    synchronized void seePage(@Nullable String zone, @Nullable String size) {
        timezone = zone == null || zone.isBlank() ? timezone : zone;
        screen = size == null || size.isBlank() ? screen : size;
    }

    /** Keeps what it had where a form carries none. */
    synchronized void seeHints(Map<String, String> told) {
        hints = told.isEmpty() ? hints : Map.copyOf(told);
    }

    synchronized Map<String, String> hints() {
        return hints;
    }

    synchronized @Nullable String timezone() {
        return timezone;
    }

    synchronized @Nullable String screen() {
        return screen;
    }

    /** @param address of the network that this browser is taken to be in */
    synchronized void sitAt(@Nullable String address) {
        home = address == null ? home : address;
    }

    synchronized @Nullable String home() {
        return home;
    }
}

package io.sekisho.engine.policy;

import io.sekisho.engine.event.Event;
import io.sekisho.engine.fact.Facts;
import io.sekisho.engine.risk.Risk;
import io.sekisho.engine.state.Method;
import io.sekisho.engine.state.Session;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy's conditions are asked about: one event as judged, before it is decided.
 *
 * @param signals           reason codes seen
 * @param deviceKnown       whether a proven device token of this account was shown
 * @param deviceUsual       known, or without a token but with a browser and a network both in the account's history
 * @param accountLogins     successful logins learned of this account
 * @param accountFailures   failed logins of this account within the last hour, this one included
 * @param accountExposed    whether strangers are known to have its password or PIN, and it was not changed yet
 * @param withdrawnTodayJpy yen withdrawn on the brokerage's day over all withdrawals not denied, this one included
 * @param methods           what the account has, the customer may still use and the server can carry out now
 * @param trade             of orders and withdrawals
 * @param session           the session the event belongs to, absent for a login or a session never seen
 */
public record Situation(
        Event event,
        Facts facts,
        Risk risk,
        List<String> signals,
        boolean deviceKnown,
        boolean deviceUsual,
        int accountLogins,
        int accountFailures,
        boolean accountExposed,
        long withdrawnTodayJpy,
        Set<Method> methods,
        Trade trade,
        @Nullable Session session) {

    public Situation {
        signals = List.copyOf(signals);
        methods = Set.copyOf(methods);
    }
}

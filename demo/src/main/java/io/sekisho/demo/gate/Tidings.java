package io.sekisho.demo.gate;

import io.sekisho.client.WebhookEvent;
import io.sekisho.client.WebhookEvent.HoldChanged;
import io.sekisho.demo.brokerage.Activity;
import java.util.function.Predicate;

/** Does what Sekisho tells by webhook: an analyst's release is executed, a stopped account's sessions end and its open operations freeze. */
public final class Tidings {

    /** Who released it by a passed challenge: his own browser goes on with it. */
    private static final String CUSTOMER = "customer";

    private final Gate gate;
    private final Sessions sessions;

    /** Customers' sessions at the brokerage's own pages. */
    @FunctionalInterface
    public interface Sessions {

        /** Ends all those of visits that are in or waiting for their challenge. */
        void end(Predicate<Visit> of);
    }

    public Tidings(Gate gate, Sessions sessions) {
        this.gate = gate;
        this.sessions = sessions;
    }

    public void heed(WebhookEvent event) {
        if (event instanceof HoldChanged change) {
            heed(change);
        } else if (event instanceof WebhookEvent.AccountSuspended suspended) {
            sessions.end(visit -> visit.account().equals(suspended.account()));
            gate.freeze(suspended.account());
        } else if (event instanceof WebhookEvent.SessionRevoked revoked) {
            sessions.end(visit ->
                    visit.account().equals(revoked.account()) && visit.session().equals(revoked.session()));
        }
    }

    private void heed(HoldChanged change) {
        switch (change.state()) {
            case RELEASED -> {
                if (!CUSTOMER.equals(change.by())) {
                    gate.released(change.hold());
                }
            }
            case DENIED -> gate.ended(change.hold(), Activity.Result.REFUSED);
            case EXPIRED -> gate.ended(change.hold(), Activity.Result.EXPIRED);
            case FROZEN -> gate.ended(change.hold(), Activity.Result.FROZEN);
            case OPEN, USED -> {}
        }
    }
}

package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Calibration;
import io.sekisho.engine.risk.Reason;
import java.util.List;

/** The browser was on a fake login page shortly before: its password is likely known there now. */
final class Lured implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        String host = scene.facts().lure();
        return host == null || !scene.isLogin()
                ? List.of()
                : List.of(Reason.of(
                        "PHISHING_PAGE_SEEN", Calibration.LURED, "this browser was on the fake page of " + host));
    }
}

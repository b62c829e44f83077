package io.sekisho.engine.signal;

import io.sekisho.engine.fact.Browser;
import io.sekisho.engine.fact.Population;
import io.sekisho.engine.likelihood.Familiarity;
import io.sekisho.engine.risk.Reason;
import io.sekisho.engine.state.Fingerprint;
import java.util.List;

/** How usual the user agent, browser, system and device type are for this account, against everyone (likelihood model). */
final class BrowserFamiliarity implements Signal {

    @Override
    public List<Reason> observe(Scene scene) {
        if (!scene.hasHistory()) {
            return List.of();
        }
        Browser browser = scene.browser();
        return List.of(new Reason(code(scene), bits(scene), detail(scene), oddity(browser)));
    }

    static double bits(Scene scene) {
        Population population = scene.facts().population();
        return Familiarity.USER_AGENT.bits(
                scene.userAgentCounts(), scene.history().logins(), population.userAgent(), population.logins());
    }

    private static String code(Scene scene) {
        if (scene.browserSeen()) {
            return "BROWSER_USUAL";
        }
        return scene.familySeen() ? "BROWSER_UPDATED" : "BROWSER_NEW";
    }

    private static String detail(Scene scene) {
        String name = scene.browser().browser() + " on " + scene.browser().os();
        if (scene.browserSeen()) {
            return name + " is usual here";
        }
        return scene.familySeen() ? name + " is another version of a usual browser" : "first login with " + name;
    }

    private static String oddity(Browser browser) {
        return "browser:" + Long.toHexString(Fingerprint.of(browser.browser() + "/" + browser.os()));
    }
}

package io.sekisho.demo.lab;

import org.jspecify.annotations.Nullable;

/** One victim passed on, as he types: the kit's own client is in between, so asking for the code and answering it look alike. */
final class Relay {

    /** What the fake site shows the victim next. */
    enum Next {
        WRONG,
        CODE,
        CODE_WRONG,
        THANKS
    }

    private final Stolen stolen;
    private final Hibari hibari;
    private final Scribe scribe;
    private @Nullable Page page;
    private Next next = Next.WRONG;

    Relay(Stolen stolen, Hibari hibari, Scribe scribe) {
        this.stolen = stolen;
        this.hibari = hibari;
        this.scribe = scribe;
    }

    synchronized Next next() {
        return next;
    }

    Hibari hibari() {
        return hibari;
    }

    Stolen stolen() {
        return stolen;
    }

    synchronized void begin() {
        Page at =
                scribe.noteBoth(hibari.login(stolen.account(), stolen.password()), "customer.fake.login", "move.login");
        if (at.seen() == Seen.STEP_UP) {
            at = hibari.askForCode(at);
            scribe.awaitCode();
            scribe.noteBoth(at, "customer.fake.code", "move.code.asked");
        }
        page = at;
        next = at.seen().in() ? Next.THANKS : at.seen() == Seen.STEP_UP ? Next.CODE : Next.WRONG;
    }

    synchronized void type(String code) {
        Page asked = page;
        if (asked == null
                || asked.seen() != Seen.STEP_UP
                || asked.html().selectFirst("form[action$=/answer]") == null) {
            next = Next.WRONG;
            return;
        }
        Page after = hibari.typeCode(asked, code);
        page = after;
        next = after.seen().in() ? Next.THANKS : after.seen() == Seen.STEP_UP ? Next.CODE_WRONG : Next.WRONG;
        String shown = next == Next.THANKS ? "customer.fake.thanks" : "customer.fake.code";
        scribe.noteBoth(after, shown, "move.code.relayed");
    }

    /** What the login came to, so far. */
    synchronized Trial trial() {
        return scribe.attack();
    }

    synchronized Trial plunder(Stage stage) {
        new Thief(stage, hibari, scribe).everything(stolen);
        return scribe.attack();
    }
}

package io.sekisho.demo.lab;

import io.sekisho.client.ClientInfo;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.brokerage.Member;
import java.util.List;

/** Thieves at home connections, whose logins look nearly like the owner's: they come in, and what stands against them is what they do there. */
final class HomeAttacks {

    private static final String NEAR_VICTIM = "3017-0013";
    private static final String OTHER_VICTIM = "3017-0014";
    private static final String COPIED_VICTIM = "3017-0015";

    private final Stage stage;
    private final Owners owners;
    private final String language;

    HomeAttacks(Stage stage, Owners owners, String language) {
        this.stage = stage;
        this.owners = owners;
        this.language = language;
    }

    List<Trial> all() {
        Customer near = stage.member(NEAR_VICTIM).customer();
        Customer other = stage.member(OTHER_VICTIM).customer();
        return List.of(
                relayed(Who.NEAR_RELAY, NEAR_VICTIM, Places.targeted(near)),
                relayed(Who.HOME_RELAY, OTHER_VICTIM, Places.elsewhereAtHome(other)),
                copied());
    }

    /** The victim types the code on the fake page, and the thief's own client passes it on from a home connection. */
    private Trial relayed(Who who, String account, ClientInfo from) {
        Member victim = stage.member(account);
        Scribe scribe = stage.scribe(who, victim, from);
        Hibari hibari = stage.browser(from, language);
        Page page = scribe.noteBoth(
                hibari.login(account, victim.customer().password()), "customer.fake.login", "move.login");
        if (page.seen() == Seen.STEP_UP) {
            Page asked = hibari.askForCode(page);
            String code = scribe.awaitCode().orElse("");
            scribe.noteBoth(asked, "customer.fake.code", "move.code.asked");
            page = scribe.noteBoth(hibari.typeCode(asked, code), "customer.fake.thanks", "move.code.relayed");
        }
        return pump(page, hibari, scribe);
    }

    /** Before the owner logs in again nothing shows that there are two. */
    private Trial copied() {
        Member victim = stage.member(COPIED_VICTIM);
        Customer customer = victim.customer();
        String token = owners.browser(COPIED_VICTIM, language).surfer().device().orElseThrow();
        ClientInfo from = Places.targeted(customer).withDevice(token);
        Scribe scribe = stage.scribe(Who.EARLY_STEALER, victim, from);
        Hibari hibari = stage.browser(from, language);
        Page page = scribe.note(hibari.login(customer.id(), customer.password()), "move.login");
        return pump(page, hibari, scribe);
    }

    private Trial pump(Page page, Hibari hibari, Scribe scribe) {
        if (page.seen().in()) {
            Thief thief = new Thief(stage, hibari, scribe);
            thief.liquidate();
            thief.pumpSeveral();
        }
        return scribe.attackByOrders(Thief.THIN_ONES);
    }
}

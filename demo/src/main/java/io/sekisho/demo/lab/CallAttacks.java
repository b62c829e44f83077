package io.sekisho.demo.lab;

import io.sekisho.client.ClientInfo;
import io.sekisho.demo.brokerage.Customer;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.telephone.Call;
import io.sekisho.demo.telephone.Caller;
import io.sekisho.demo.web.TelephoneSite;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Thieves who choose the call: they see the digits themselves, so all that stands against them is whose telephone calls. */
final class CallAttacks {

    private static final String VOUCHED_VICTIM = "3017-0007";
    private static final String FORGED_VICTIM = "3017-0010";
    private static final String RELAYED_VICTIM = "3017-0008";

    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    /** From the digits to the goodbye. */
    private static final Duration CALL_MAX = Duration.ofSeconds(60);

    private final Stage stage;
    private final String language;

    CallAttacks(Stage stage, String language) {
        this.stage = stage;
        this.language = language;
    }

    List<Trial> all() {
        return List.of(
                forged(VOUCHED_VICTIM, true, "move.call.forged.vouched"),
                forged(FORGED_VICTIM, false, "move.call.forged"),
                relayed());
    }

    /** From the thief's own telephone, under the victim's number. */
    private Trial forged(String account, boolean vouched, String move) {
        Member victim = stage.member(account);
        Caller caller = new Caller(TelephoneSite.STRANGER, victim.phone(), vouched);
        return comeIn(Who.CALLER, victim, Places.naive(), caller, move);
    }

    /** The fake page shows the customer number and digits, and he calls himself. */
    private Trial relayed() {
        Member victim = stage.member(RELAYED_VICTIM);
        ClientInfo server = Places.relay(victim.customer());
        return comeIn(Who.CALL_RELAY, victim, server, Caller.showing(victim.phone()), "move.call.relayed");
    }

    private Trial comeIn(Who who, Member victim, ClientInfo from, Caller caller, String move) {
        Scribe scribe = stage.scribe(who, victim, from);
        Hibari hibari = stage.browser(from, language);
        Customer customer = victim.customer();
        Page page = scribe.note(hibari.login(customer.id(), customer.password()), "move.login");
        if (page.seen() == Seen.STEP_UP) {
            Page asked = scribe.note(hibari.askForCall(page), "move.call.asked");
            page = scribe.note(called(hibari, asked, caller), move, victim.phone());
        }
        if (page.seen().in()) {
            new Thief(stage, hibari, scribe)
                    .everything(new Stolen(customer.id(), customer.password(), customer.pin()));
        }
        return scribe.attack();
    }

    private Page called(Hibari hibari, Page asked, Caller caller) {
        Element digits = asked.html().selectFirst("#match");
        if (digits == null) {
            return asked;
        }
        Call call = stage.telephones().call(caller);
        if (call.await(Set.of(Call.State.TALKING, Call.State.OVER), ANSWER_MAX) == Call.State.TALKING) {
            digits.text().chars().forEach(digit -> call.press((char) digit));
            call.await(Set.of(Call.State.OVER), CALL_MAX);
        }
        call.hangUp();
        return hibari.goOn(asked);
    }
}

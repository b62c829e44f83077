package io.sekisho.demo.lab;

import io.sekisho.client.ClientInfo;
import io.sekisho.demo.Scene;
import io.sekisho.demo.brokerage.Market;
import io.sekisho.demo.brokerage.Member;
import io.sekisho.demo.telephone.UserAgent;

/** The demo as the lab's people meet it. */
record Stage(Scene scene, Addresses addresses, UserAgent telephones) {

    Stage(Scene scene, UserAgent telephones) {
        this(scene, new Addresses(scene.config()), telephones);
    }

    Member member(String account) {
        return scene.members().find(account).orElseThrow(() -> new IllegalArgumentException("no account " + account));
    }

    Market market() {
        return scene.market();
    }

    HoldDesk desk() {
        return new HoldDesk(scene.config());
    }

    /** A browser that has not been seen before, or carries the token that its set-up names. */
    Hibari browser(ClientInfo as, String language) {
        return new Hibari(new Surfer(as, addresses, language), addresses);
    }

    Scribe scribe(Who who, Member member, ClientInfo from) {
        return new Scribe(who, member, from.ip(), watch(member));
    }

    Watch watch(Member member) {
        return new Watch(scene.sekisho(), scene.mailroom(), member.customer());
    }
}

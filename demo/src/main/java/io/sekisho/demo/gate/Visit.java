package io.sekisho.demo.gate;

import io.sekisho.demo.brokerage.Member;

/**
 * A customer who is in.
 *
 * @param session    as Sekisho knows it
 * @param restricted whether he may look, and nothing else
 */
public record Visit(String session, Member member, boolean restricted) {

    public String account() {
        return member.customer().id();
    }
}

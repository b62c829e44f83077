package io.sekisho.server.challenge.phone;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sekisho.server.telephone.Conversation;
import io.sekisho.server.telephone.IncomingCall;
import io.sekisho.server.telephone.Switchboard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** Takes calls. A call that a carrier brings twice is one call. */
final class PhoneSwitchboard implements Switchboard {

    /** Calls remembered; more at once are taken all the same. */
    private static final int REMEMBERED_MAX = 10_000;

    /** Longer than any call lasts. */
    private static final Duration REMEMBERED = Duration.ofMinutes(30);

    private final Cache<Id, Conversation> calls = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();

    private final Phones phones;
    private final OwnAccounts own;
    private final CallLog log;
    private final Set<String> callOut;
    private final InstantSource clock;

    /** @param callOut the carriers that can call back */
    PhoneSwitchboard(Phones phones, OwnAccounts own, CallLog log, Set<String> callOut, InstantSource clock) {
        this.phones = phones;
        this.own = own;
        this.log = log;
        this.callOut = Set.copyOf(callOut);
        this.clock = clock;
    }

    private record Id(String carrier, String call) {}

    @Override
    public Conversation answer(IncomingCall call) {
        return calls.get(
                new Id(call.carrier(), call.id()),
                id -> new PhoneConversation(
                        call, phones.rules(callOut.contains(call.carrier())), phones, own, log, clock));
    }
}

package io.sekisho.server.challenge.phone;

import io.micrometer.core.instrument.MeterRegistry;
import io.sekisho.engine.policy.PolicyTimeline;
import io.sekisho.engine.state.Method;
import io.sekisho.server.account.Profiles;
import io.sekisho.server.account.RegisteredNumbers;
import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.ChallengeMethod;
import io.sekisho.server.challenge.Challenges;
import io.sekisho.server.http.Routes;
import io.sekisho.server.secret.Keyring;
import io.sekisho.server.secret.Secret;
import io.sekisho.server.telephone.Switchboard;
import io.sekisho.server.telephone.sip.SipConfig;
import io.sekisho.server.telephone.sip.SipFault;
import io.sekisho.server.telephone.sip.SipTrunk;
import io.sekisho.server.telephone.voice.RecordedVoice;
import io.sekisho.server.telephone.webhook.VoiceWebhook;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The telephone, put together: the challenge method, the switchboard behind it, and the carriers that are set up. */
public final class Telephony implements AutoCloseable {

    /** The trunk's name as a carrier. */
    private static final String SIP = "sip";

    private static final Logger LOG = LoggerFactory.getLogger(Telephony.class);

    private final Config config;
    private final Needs needs;
    private final CallDigits digits;
    private final WaitingCalls waiting;
    private final Availability availability;
    private final PhoneCall method;
    private final CallLog log;
    private @Nullable SipTrunk trunk;

    /**
     * What the operator set.
     *
     * @param number  that customers call; absent: no calls
     * @param webhook absent: no cloud telephony
     * @param sip     absent: no trunk
     */
    public record Config(
            @Nullable String number,
            CallHours hours,
            @Nullable Webhook webhook,
            @Nullable SipConfig sip) {

        public static final Config NONE = new Config(null, CallHours.ALWAYS, null, null);
    }

    /**
     * A cloud telephony provider.
     *
     * @param url   where it reaches this server
     * @param token by which it signs
     */
    public record Webhook(URI url, Secret token) {}

    /** What calls stand on, from other capabilities. */
    public record Needs(
            Jdbi jdbi,
            Keyring keyring,
            Profiles profiles,
            RegisteredNumbers numbers,
            Supplier<PolicyTimeline> policies,
            InstantSource clock) {}

    public Telephony(Config config, Needs needs) {
        this.config = config;
        this.needs = needs;
        this.digits = new CallDigits(needs.keyring());
        this.waiting = new WaitingCalls(digits);
        this.availability = new Availability(config.number(), config.hours(), needs.clock());
        this.method = new PhoneCall(availability, waiting, digits, needs.profiles(), needs.policies());
        this.log = new CallLog(needs.jdbi(), digits);
    }

    public ChallengeMethod method() {
        return method;
    }

    public CallLog log() {
        return log;
    }

    /** The call, where customers could not call now; policies offer something else then. */
    public Set<Method> unavailable() {
        return availability.number() == null ? EnumSet.of(Method.PHONE_CALL) : Set.of();
    }

    /** What a customer needs in order to call, where the challenge waits for a call. */
    public Optional<CallInvitation> invitation(String challenge, ChallengeDocument document) {
        return method.invitation(challenge, document, needs.clock().instant());
    }

    /**
     * Begins to take calls.
     *
     * @param stopping stops an account for the customer who calls
     * @return what a provider asks of us
     */
    public List<Routes> open(Challenges challenges, Stopping stopping, MeterRegistry registry) {
        Phones phones = new Phones(
                needs.jdbi(),
                waiting,
                digits,
                needs.profiles(),
                challenges,
                needs.policies(),
                availability,
                needs.clock());
        SipConfig sip = config.sip();
        Set<String> callOut = sip == null || sip.outgoing() == null ? Set.of() : Set.of(SIP);
        OwnAccounts own = new OwnAccounts(needs, stopping);
        if (!callOut.isEmpty()) {
            Thread.ofVirtual().name("registered-numbers").start(own::numberEarlier);
        }
        Switchboard switchboard = new PhoneSwitchboard(phones, own, log, callOut, needs.clock());
        if (sip != null) {
            openTrunk(sip, switchboard, registry);
        }
        Webhook webhook = config.webhook();
        if (webhook == null) {
            return List.of();
        }
        availability.add(() -> true);
        return List.of(new VoiceWebhook(switchboard, webhook.url(), webhook.token(), needs.clock()).routes());
    }

    /** A trunk that cannot be opened takes the call from what is offered, and nothing else with it. */
    private void openTrunk(SipConfig sip, Switchboard switchboard, MeterRegistry registry) {
        try {
            trunk = SipTrunk.start(sip, switchboard, new RecordedVoice(), needs.clock(), registry);
            availability.add(() -> true);
        } catch (SipFault e) {
            LOG.error("No calls are taken by SIP, and none is asked for: {}", e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        if (trunk != null) {
            trunk.close();
        }
    }
}

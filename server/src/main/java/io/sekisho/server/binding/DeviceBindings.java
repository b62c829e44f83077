package io.sekisho.server.binding;

import io.sekisho.engine.Binding;
import io.sekisho.engine.state.AccountState;
import io.sekisho.engine.state.Device;
import io.sekisho.server.event.BindingTokens;
import io.sekisho.server.event.DeviceTokens;
import io.sekisho.server.http.Problem;
import io.sekisho.server.http.ProblemException;
import io.sekisho.server.memory.AccountMemory;
import io.sekisho.server.secret.RandomIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Offers bindings, registers keys and refreshes what shows them, each step under the account's lock. */
public final class DeviceBindings {

    private final Jdbi jdbi;
    private final AccountMemory memory;
    private final BindingTokens tokens;
    private final RandomIds ids;
    private final InstantSource clock;

    public DeviceBindings(Jdbi jdbi, AccountMemory memory, BindingTokens tokens, RandomIds ids, InstantSource clock) {
        this.jdbi = jdbi;
        this.memory = memory;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** A binding that a browser may take up. */
    record Offer(String id, String challenge, Instant expiresAt) {}

    /** How a registration or refresh ended. */
    sealed interface Step {
        /** @param token to be set as the bound cookie */
        record Fresh(String token, String nextChallenge, BindingDocument document) implements Step {}

        /** The browser must sign this one. */
        record Ask(String challenge) implements Step {}

        /** The browser should let go of the session. */
        record Over() implements Step {}
    }

    /** @throws io.sekisho.server.http.ProblemException 404 where the account has no such device */
    Offer offer(String account, String deviceToken, BindingDocument.Cookie cookie) {
        String shown = DeviceTokens.presented(deviceToken);
        if (shown == null || memory.find(account).isEmpty()) {
            throw noDevice();
        }
        return memory.change(account, (handle, state) -> {
            Instant now = clock.instant();
            Device device = state.deviceHolding(shown).orElseThrow(DeviceBindings::noDevice);
            requireFree(device);
            String id = ids.next("bind_");
            String challenge = ids.next("");
            BindingDocument document = new BindingDocument(account, device.id(), cookie, null, List.of(), now, null)
                    .asking(challenge, now);
            BindingTable.insert(handle, id, document, held(state), now);
            return new AccountMemory.Changed<>(
                    state,
                    new Offer(id, challenge, document.challenges().getFirst().expiresAt()));
        });
    }

    /** @throws io.sekisho.server.http.ProblemException 404, 409 (registered before), 422 (wrong answer) */
    Step.Fresh register(String id, String response) {
        BindingDocument known = find(id);
        return memory.change(known.account(), (handle, state) -> {
            Instant now = clock.instant();
            BindingDocument document = BindingTable.find(handle, id).orElse(known);
            if (document.key() != null || document.isEnded()) {
                throw Problem.conflict("the binding was registered before").exception();
            }
            BindingProof proof = BindingProof.ofRegistration(response)
                    .filter(said -> document.accepts(said.challenge(), now) && id.equals(said.authorization()))
                    .orElseThrow(() -> Problem.impossible("the response does not sign this binding's challenge")
                            .exception());
            requireFree(state.devices().stream()
                    .filter(device -> device.id().equals(document.device()))
                    .findFirst()
                    .orElseThrow(DeviceBindings::noDevice));
            Step.Fresh fresh = fresh(id, document.shown(proof.key(), proof.challenge()), now);
            BindingTable.update(handle, id, fresh.document());
            return new AccountMemory.Changed<>(Binding.bound(state, document.device(), id), fresh);
        });
    }

    /**
     * @param response absent where the browser asks for what to sign
     * @throws io.sekisho.server.http.ProblemException 404 for a binding never heard of
     */
    Step refresh(String id, Optional<String> response) {
        BindingDocument known = find(id);
        return memory.change(known.account(), (handle, state) -> {
            Instant now = clock.instant();
            BindingDocument document = BindingTable.find(handle, id).orElse(known);
            Step step = step(id, document, state, response, now);
            switch (step) {
                case Step.Fresh fresh -> BindingTable.update(handle, id, fresh.document());
                case Step.Ask ask -> BindingTable.update(handle, id, document.asking(ask.challenge(), now));
                case Step.Over over -> BindingTable.update(handle, id, document.ended(now));
            }
            return new AccountMemory.Changed<>(state, step);
        });
    }

    private Step step(String id, BindingDocument document, AccountState state, Optional<String> response, Instant now) {
        String key = document.key();
        boolean over = document.isEnded() || Binding.of(state, id).isEmpty();
        if (key == null || over) {
            return new Step.Over();
        }
        Optional<BindingProof> proof = response.flatMap(text -> BindingProof.ofRefresh(text, key));
        if (response.isPresent() && proof.isEmpty()) {
            // Whoever has not the key learns nothing, and the owner's binding is not ended by it.
            return new Step.Ask(ids.next(""));
        }
        return proof.filter(said -> document.accepts(said.challenge(), now))
                .<Step>map(said -> fresh(id, document.shown(key, said.challenge()), now))
                .orElseGet(() -> new Step.Ask(ids.next("")));
    }

    /** With what is to be signed next time, so that the browser need not ask for it. */
    private Step.Fresh fresh(String id, BindingDocument document, Instant now) {
        String next = ids.next("");
        return new Step.Fresh(tokens.issue(id, now), next, document.asking(next, now));
    }

    private static List<String> held(AccountState state) {
        return state.devices().stream()
                .map(Device::binding)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** A token alone must not take a device from the key that it is bound to, nor bind one that nobody has proven his own. */
    private static void requireFree(Device device) {
        if (device.binding() != null || !device.proven()) {
            throw Problem.conflict("the device is bound to a key, or not proven yet")
                    .exception();
        }
    }

    private BindingDocument find(String id) {
        return jdbi.withHandle(handle -> BindingTable.find(handle, id))
                .orElseThrow(() -> Problem.notFound("there is no such binding").exception());
    }

    private static ProblemException noDevice() {
        return Problem.notFound("the account has no such device").exception();
    }
}

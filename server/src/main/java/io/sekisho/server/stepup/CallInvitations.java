package io.sekisho.server.stepup;

import io.sekisho.server.challenge.ChallengeDocument;
import io.sekisho.server.challenge.phone.CallInvitation;
import java.util.Optional;

/** What a customer needs in order to call, where a challenge waits for a call. */
@FunctionalInterface
public interface CallInvitations {

    Optional<CallInvitation> find(String challenge, ChallengeDocument document);
}

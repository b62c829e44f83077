package io.sekisho.server.challenge.phone;

import java.time.Instant;
import java.util.List;

/**
 * What a customer needs in order to call.
 *
 * @param number     to call
 * @param callFrom   the registered numbers to call from, masked, at least one
 * @param match      two digits to key in; shown to the customer only
 * @param callNumber two digits that name this call, where the voice asks for them
 */
public record CallInvitation(String number, List<String> callFrom, String match, String callNumber, Instant expiresAt) {
    public CallInvitation {
        callFrom = List.copyOf(callFrom);
    }

    @Override
    public String toString() {
        return "CallInvitation[REDACTED]";
    }
}

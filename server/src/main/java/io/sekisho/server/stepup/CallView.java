package io.sekisho.server.stepup;

import io.sekisho.server.challenge.phone.CallInvitation;
import io.sekisho.server.wording.Wording;
import java.util.List;

/**
 * A call that is waited for, as a page shows it.
 *
 * @param number as people read it
 * @param link   as a telephone dials it (RFC 3966)
 * @param from   masked numbers to call from
 */
public record CallView(String number, String link, List<String> from, String match, String callNumber, String until) {

    static CallView of(CallInvitation invitation, Wording words) {
        return new CallView(
                invitation.number(),
                "tel:" + invitation.number().replaceAll("[^0-9+]", ""),
                invitation.callFrom(),
                invitation.match(),
                invitation.callNumber(),
                words.time(invitation.expiresAt()));
    }
}

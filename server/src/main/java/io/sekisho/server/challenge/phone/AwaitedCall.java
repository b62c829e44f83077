package io.sekisho.server.challenge.phone;

import io.sekisho.server.telephone.Phrase;
import io.sekisho.server.wording.Language;

/**
 * A call that a challenge waits for.
 *
 * @param callNumber the two digits that name it among others that wait for the same number
 * @param approval   what the digits approve
 */
record AwaitedCall(String challenge, String account, String callNumber, Language language, Phrase.Approval approval)
        implements About {}

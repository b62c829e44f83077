package io.sekisho.server.challenge.phone;

import io.sekisho.server.wording.Language;

/** What a call is about. */
sealed interface About permits AwaitedCall, OwnAccount {

    String account();

    /** What is spoken. */
    Language language();
}

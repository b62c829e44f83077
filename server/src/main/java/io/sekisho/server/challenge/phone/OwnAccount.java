package io.sekisho.server.challenge.phone;

import io.sekisho.server.wording.Language;

/** The account of the customer who calls, when nothing waits for his call. */
record OwnAccount(String account, Language language) implements About {}

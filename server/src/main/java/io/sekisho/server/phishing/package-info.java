/** Hosts that pose as the brokerage's: told from its own, seen, reported in mails, and made into cases. Nothing of theirs is ever fetched. */
@NullMarked
package io.sekisho.server.phishing;

import org.jspecify.annotations.NullMarked;

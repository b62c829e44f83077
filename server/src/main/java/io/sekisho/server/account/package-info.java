/** Accounts as the brokerage sees them: contacts, state, devices. */
@NullMarked
package io.sekisho.server.account;

import org.jspecify.annotations.NullMarked;

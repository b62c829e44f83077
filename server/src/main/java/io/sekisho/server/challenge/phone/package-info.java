/** The call: the customer rings from a registered number, hears what is approved and keys the digits that the page shows. */
@NullMarked
package io.sekisho.server.challenge.phone;

import org.jspecify.annotations.NullMarked;

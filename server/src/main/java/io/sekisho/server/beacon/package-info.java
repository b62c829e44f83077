/** The clone beacon: a script that tells where the login page is shown when that is not the brokerage's, and what browsers it was shown to. */
@NullMarked
package io.sekisho.server.beacon;

import org.jspecify.annotations.NullMarked;

/** The pages on which a customer passes a challenge, at {@code /step-up/{id}}, and the script for the brokerage's own pages. */
@NullMarked
package io.sekisho.server.stepup;

import org.jspecify.annotations.NullMarked;

/** Customers, attackers and the world they meet in: logins judged one after the other, with all that the server would look up. */
@NullMarked
package io.sekisho.engine.scenario;

import org.jspecify.annotations.NullMarked;

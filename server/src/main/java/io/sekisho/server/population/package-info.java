/**
 * What all accounts together tell about a login: how common its values are, and who else failed from there lately. Bounded
 * memory in front of the store; touches the engine's words only.
 */
@NullMarked
package io.sekisho.server.population;

import org.jspecify.annotations.NullMarked;

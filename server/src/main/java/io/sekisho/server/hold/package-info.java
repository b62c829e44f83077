/** Operations held: listed, released or denied by analysts, released by passed challenges. Deciding what repeats one is the engine's. */
@NullMarked
package io.sekisho.server.hold;

import org.jspecify.annotations.NullMarked;

/** The way through: an event is judged, and event, verdict, memory and challenge become durable in one shared commit before the answer leaves. */
@NullMarked
package io.sekisho.server.assess;

import org.jspecify.annotations.NullMarked;

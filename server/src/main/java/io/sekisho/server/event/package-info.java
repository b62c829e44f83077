/** Reads what the brokerage sent into events, and finds the facts about them. Used by assessments and imports. */
@NullMarked
package io.sekisho.server.event;

import org.jspecify.annotations.NullMarked;

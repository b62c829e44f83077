/**
 * What came of takeovers, counted from outcomes and labels: the regulator's monthly table, with what was published kept beside it, and
 * what a victim's account needs to be as it was before.
 */
@NullMarked
package io.sekisho.server.report;

import org.jspecify.annotations.NullMarked;

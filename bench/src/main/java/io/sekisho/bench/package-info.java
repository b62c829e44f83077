/**
 * What Sekisho costs: processor time and latency under load, time to start, and the engine alone. Run by {@code bench/run}, never by the
 * tests; {@code docs/performance.md} keeps the figures.
 */
@NullMarked
package io.sekisho.bench;

import org.jspecify.annotations.NullMarked;

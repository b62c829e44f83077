/**
 * What is seen of all accounts together: observations, detectors, alerts. Knows the engine's records, and nothing of who runs it: the
 * server behind its commit, a stream job past one machine, a bench.
 */
@NullMarked
package io.sekisho.surveillance;

import org.jspecify.annotations.NullMarked;

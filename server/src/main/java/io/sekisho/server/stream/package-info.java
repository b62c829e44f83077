/**
 * Surveillance elsewhere: what was decided goes to Kafka, at least once, and alerts come back from there to act as those of the detectors in
 * this process do.
 */
@NullMarked
package io.sekisho.server.stream;

import org.jspecify.annotations.NullMarked;

/**
 * The detectors of surveillance as an Apache Flink job: observations come from Kafka, alerts go there. Each class is one step of
 * {@link io.sekisho.surveillance.flink.SurveillanceJob} or what passes between two.
 */
@NullMarked
package io.sekisho.surveillance.flink;

import org.jspecify.annotations.NullMarked;

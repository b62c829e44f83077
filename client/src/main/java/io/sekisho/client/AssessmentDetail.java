package io.sekisho.client;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A decision with everything it was made from.
 *
 * @param answer    as given then
 * @param bits      all evidence added up
 * @param priorBits what it began with
 * @param received  the request; a device token is replaced by its hash
 * @param facts     network, browser and lists as resolved, with the versions of their data
 */
public record AssessmentDetail(
        Assessment answer,
        Instant time,
        Instant receivedAt,
        double bits,
        double priorBits,
        Map<String, Object> received,
        Map<String, Object> facts) {

    private record Rest(
            Instant time,
            Instant receivedAt,
            double bits,
            double priorBits,
            Map<String, Object> received,
            Map<String, Object> facts) {}

    static AssessmentDetail read(byte[] body) {
        JsonNode node = Wire.read(body, JsonNode.class);
        Rest rest = Wire.convert(node, Rest.class);
        return new AssessmentDetail(
                Wire.convert(node, Assessment.class),
                rest.time(),
                rest.receivedAt(),
                rest.bits(),
                rest.priorBits(),
                rest.received(),
                rest.facts());
    }
}

package io.sekisho.surveillance.scheme;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.smile.SmileMapper;

/** Detectors' states as bytes: Smile, the binary JSON, by the names of the records' components, so that states may grow. */
final class StateBytes {

    private static final SmileMapper MAPPER = SmileMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StateBytes() {}

    static byte[] of(Object state) {
        return MAPPER.writeValueAsBytes(state);
    }

    static <S> S read(byte[] bytes, Class<S> type) {
        return MAPPER.readValue(bytes, type);
    }
}

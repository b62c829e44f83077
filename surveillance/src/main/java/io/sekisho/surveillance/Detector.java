package io.sekisho.surveillance;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches one kind of thing under many keys. Pure: what it knows of a key is a value, and what it says of the next observation follows
 * from that value alone, so that any runner may keep the value wherever it likes.
 *
 * <p>A runner shows it each observation once, those of one key in any order that is not off by more than some minutes.
 *
 * @param <S> what is known of one key; immutable
 */
public interface Detector<S> {

    Alert.Kind kind();

    /** The keys that an observation counts under; none where it does not concern this detector. */
    List<String> keys(Observation observation);

    /** What is known of a key at first. */
    S unknown();

    /** One more observation of a key. */
    Seen<S> see(String key, S before, Observation observation);

    /** A key that was not seen for this long, in event time, is as good as unknown. */
    Duration remembers();

    /** As bytes, for runners that keep it outside of the process; {@link #decode} gives an equal one. */
    byte[] encode(S state);

    S decode(byte[] bytes);

    /** @param alert absent as a rule */
    record Seen<S>(S state, @Nullable Alert alert) {}
}

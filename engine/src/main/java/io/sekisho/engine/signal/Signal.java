package io.sekisho.engine.signal;

import io.sekisho.engine.risk.Reason;
import java.util.List;

/** One kind of observation. Pure: the same scene gives the same reasons. */
@FunctionalInterface
public interface Signal {

    /** What this signal saw; empty where it has nothing to say. */
    List<Reason> observe(Scene scene);
}

package io.sekisho.engine.policy;

import dev.cel.common.types.CelType;
import java.util.Set;
import java.util.function.Function;

/**
 * A name that conditions may use.
 *
 * @param values the only texts it can be, so that a comparison with any other is a mistake; empty where it is open
 */
record Variable(String name, CelType type, Set<String> values, Function<Situation, Object> read) {}

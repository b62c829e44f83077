package io.sekisho.server.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the API writes the constants of an enum: {@code BANK_ACCOUNT} is {@code bankAccount}. */
public final class WireNames {

    private static final ClassValue<WireNames> BY_ENUM = new ClassValue<>() {
        @Override
        protected WireNames computeValue(Class<?> type) {
            return new WireNames(type);
        }
    };

    private final Map<String, Enum<?>> byName = new LinkedHashMap<>();
    private final Map<Enum<?>, String> names = new HashMap<>();

    private WireNames(Class<?> type) {
        for (Enum<?> constant : (Enum<?>[]) type.getEnumConstants()) {
            String name = camelCase(constant.name());
            names.put(constant, name);
            byName.put(name, constant);
        }
    }

    /** The name of one constant. */
    public static String of(Enum<?> constant) {
        return Objects.requireNonNull(
                BY_ENUM.get(constant.getDeclaringClass()).names.get(constant));
    }

    public static <E extends Enum<E>> @Nullable E find(Class<E> type, String wireName) {
        return type.cast(BY_ENUM.get(type).byName.get(wireName));
    }

    /** All names, for an error: {@code attempt, success, failure}. */
    static String list(Class<? extends Enum<?>> type) {
        return String.join(", ", BY_ENUM.get(type).byName.keySet());
    }

    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder(constant.length());
        boolean upper = false;
        for (int i = 0; i < constant.length(); i++) {
            char c = constant.charAt(i);
            if (c != '_') {
                name.append(upper ? c : Character.toLowerCase(c));
            }
            upper = c == '_';
        }
        return name.toString();
    }
}

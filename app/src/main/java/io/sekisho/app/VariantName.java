package io.sekisho.app;

import io.sekisho.simulator.Variant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Variants of schemes as people write them: in small letters, with hyphens. */
final class VariantName implements ITypeConverter<Variant>, Iterable<String> {

    private static final List<String> NAMES =
            Arrays.stream(Variant.values()).map(VariantName::of).toList();

    static String of(Variant variant) {
        return variant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Variant convert(String name) {
        return Arrays.stream(Variant.values())
                .filter(variant -> of(variant).equalsIgnoreCase(name.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "'" + name + "' is no variant; there are " + String.join(", ", NAMES)));
    }

    @Override
    public Iterator<String> iterator() {
        return NAMES.iterator();
    }
}

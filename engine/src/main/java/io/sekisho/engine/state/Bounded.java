package io.sekisho.engine.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Lists that never outgrow their bound. */
public final class Bounded {

    private Bounded() {}

    /** The first {@code max} of a list. */
    public static <T> List<T> first(List<T> list, int max) {
        return List.copyOf(list.size() <= max ? list : list.subList(0, max));
    }

    /** One put in front, the last falling out at the bound. */
    public static <T> List<T> plus(T newest, List<T> list, int max) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.add(newest);
        longer.addAll(list);
        return first(longer, max);
    }

    public static <T> List<T> without(List<T> list, Predicate<? super T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }
}

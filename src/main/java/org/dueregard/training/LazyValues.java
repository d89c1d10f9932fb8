package org.dueregard.training;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Looks placeholders up at the first one that needs it: most pages have none and should ask the
/// database nothing.
final class LazyValues implements UnaryOperator<String> {

    private final Supplier<UnaryOperator<String>> source;
    private @Nullable UnaryOperator<String> values;

    private LazyValues(Supplier<UnaryOperator<String>> source) {
        this.source = source;
    }

    static UnaryOperator<String> of(Supplier<UnaryOperator<String>> source) {
        return new LazyValues(source);
    }

    @Override
    public String apply(String name) {
        UnaryOperator<String> known = values;
        if (known == null) {
            known = source.get();
            values = known;
        }
        return known.apply(name);
    }
}

package org.dueregard.coverage;

/// A number as those see it who may not see names.
public sealed interface Shown {

    /// Not to be shown: it is small, or would give a small one away.
    Shown HIDDEN = new Hidden();

    /// There is no such number here.
    Shown NONE = new None();

    record Count(int value) implements Shown {}

    record Hidden() implements Shown {}

    record None() implements Shown {}
}

package org.dueregard.charts;

/// A bar from nil to a hundred.
///
/// @param figure the value as it is printed beside it
public record Bar(int percent, String figure) {

    private static final int ALL = 100;

    public Bar {
        if (percent < 0 || percent > ALL) {
            throw new IllegalArgumentException("A bar of " + percent + " %");
        }
    }

    /// How long it is, as style sheets and pictures write it.
    public String width() {
        return percent + "%";
    }
}

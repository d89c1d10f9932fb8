package org.dueregard.common;

/// A share printed with both its numbers, rounded down so that only all is 100 %.
///
/// @param part how many
/// @param whole of how many
public record Percentage(long part, long whole) {

    public Percentage {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " of " + whole);
        }
    }

    /// The whole per cent, rounded down: 199 of 200 is 99.
    ///
    /// @throws ArithmeticException when there is nobody to count
    public int value() {
        return (int) (part * 100 / whole);
    }

    /// Whether there is nobody to count, which is not 100 %.
    public boolean isOfNobody() {
        return whole == 0;
    }
}

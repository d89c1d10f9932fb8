package org.dueregard.common;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A source as readers are shown it, wherever that is.
///
/// @param url an https address, if there is one
/// @param outSince the first day on which it no longer held, absent while it holds
/// @param replacement what holds instead, if that is known
public record Cited(
        String title,
        @Nullable String url,
        @Nullable LocalDate outSince,
        @Nullable Replacement replacement) {

    /// What holds instead.
    ///
    /// @param address its page here, without a leading slash
    /// @param url where it is published
    public record Replacement(String title, String address, @Nullable String url) {}

    public boolean isOut() {
        return outSince != null;
    }
}

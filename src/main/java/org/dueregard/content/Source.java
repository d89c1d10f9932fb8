package org.dueregard.content;

import org.jspecify.annotations.Nullable;

/// Where a fact comes from.
///
/// @param id how feedback names it in `[source: id]`
/// @param url an https address, if there is one
public record Source(@Nullable String id, String title, @Nullable String url) {}

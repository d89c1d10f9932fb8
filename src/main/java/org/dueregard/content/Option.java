package org.dueregard.content;

import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// One thing that can be ticked.
///
/// @param text as written, without markup
/// @param html the same with its markup
/// @param feedback why it is right or wrong, if the author says so
public record Option(String text, SafeHtml html, boolean right, @Nullable SafeHtml feedback) {}

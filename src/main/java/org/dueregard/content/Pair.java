package org.dueregard.content;

import org.dueregard.common.SafeHtml;

/// Two cells that belong together.
///
/// @param left as written, without markup
/// @param right as written, without markup
public record Pair(String left, SafeHtml leftHtml, String right) {}

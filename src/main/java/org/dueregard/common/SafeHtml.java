package org.dueregard.common;

import org.springframework.web.util.HtmlUtils;

/// HTML that has been through the sanitiser. Only the content room makes these (the architecture
/// test keeps it so); whoever holds one may show it as it is.
///
/// @param html a fragment for the inside of a block element
public record SafeHtml(String html) {

    /// Nothing to show.
    public static final SafeHtml NONE = new SafeHtml("");

    /// Plain text, escaped.
    public static SafeHtml ofText(String text) {
        return new SafeHtml(HtmlUtils.htmlEscape(text));
    }
}

package org.dueregard.content;

import org.dueregard.common.SafeHtml;

/// Links within a page, such as those of footnotes.
public final class PageLinks {

    private PageLinks() {}

    /// Makes them lead to the page itself, whatever the base address of the document is.
    ///
    /// @param page the page's address, with a leading slash
    public static SafeHtml on(String page, SafeHtml html) {
        if (!html.html().contains("href=\"#")) {
            return html;
        }
        return new SafeHtml(html.html().replace("href=\"#", "href=\"" + page + "#"));
    }
}

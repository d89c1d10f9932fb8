package org.dueregard.content;

import org.dueregard.common.SafeHtml;

/// Makes HTML that was kept in the database safe again: what was allowed when it was written may not
/// be allowed any more.
public final class StoredHtml {

    private StoredHtml() {}

    public static SafeHtml of(String html) {
        return HtmlSanitiser.blocks(html);
    }
}

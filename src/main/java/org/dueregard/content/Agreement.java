package org.dueregard.content;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// What visiting speakers and hirers agree to.
///
/// @param edition such as `2026-09`
/// @param text the Markdown itself, which is kept with each signature
public record Agreement(
        String title,
        String edition,
        SafeHtml html,
        String text,
        List<Source> sources,
        @Nullable LocalDate reviewed) {

    public Agreement {
        sources = List.copyOf(sources);
    }
}

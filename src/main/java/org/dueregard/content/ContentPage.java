package org.dueregard.content;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// A single page of text.
///
/// @param id its path without ending, such as `parents/page`
/// @param introduction what stands before the first second-level heading
/// @param sections what stands under each second-level heading
public record ContentPage(
        String id,
        String title,
        LocalDate reviewed,
        SafeHtml introduction,
        List<Section> sections,
        List<Resource> resources,
        List<Source> sources) {

    public ContentPage {
        sections = List.copyOf(sections);
        resources = List.copyOf(resources);
        sources = List.copyOf(sources);
    }

    /// A heading and what stands under it.
    public record Section(String title, SafeHtml html) {}

    /// Help from elsewhere.
    ///
    /// @param url where it is now, absent where it is retired
    /// @param replacement the title of what to use instead
    /// @param checked the day somebody made sure, absent when nobody has
    public record Resource(
            String title,
            Status status,
            @Nullable String url,
            @Nullable String replacement,
            String note,
            @Nullable LocalDate checked) {

        /// Whether it can still be used.
        public enum Status {
            LIVE,
            MOVED,
            RETIRED
        }
    }
}

package org.dueregard.content;

import org.dueregard.common.SafeHtml;

/// A stretch of a section.
public sealed interface SectionPart {

    /// Something to read.
    record Prose(SafeHtml html) implements SectionPart {}

    /// Something to try, never scored.
    record KnowledgeCheck(Question question) implements SectionPart {}
}

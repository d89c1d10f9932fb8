package org.dueregard.training;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.Cited;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.TrainingModule;
import org.jspecify.annotations.Nullable;

/// A module's first page, for one reader.
///
/// @param next where "Continue" leads, below the base address, without a leading slash
/// @param document where the text itself is read, for a document to acknowledge
/// @param changes what versions after the one the reader did have changed
/// @param asked what the reader is asked because of them, if anything
/// @param validUntil last day on which an earlier completion counts, if there was one
public record ModulePage(
        String moduleId,
        String title,
        String summary,
        String version,
        int minutes,
        SafeHtml introduction,
        List<SectionLine> sections,
        List<SectionLine> scenarios,
        @Nullable QuizLine quiz,
        TrainingModule.@Nullable Edition document,
        List<ChangeNote> changes,
        @Nullable VersionChoice asked,
        List<Cited> sources,
        LocalDate reviewed,
        String next,
        @Nullable LocalDate validUntil) {

    /// One section in the list.
    public record SectionLine(String sectionId, String title, boolean read) {}

    /// What is to be known of the quiz before it.
    ///
    /// @param questions in one attempt
    /// @param passMark per cent
    /// @param open whether an attempt is under way
    public record QuizLine(int questions, int passMark, boolean open) {}
}

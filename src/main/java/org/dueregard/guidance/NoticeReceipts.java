package org.dueregard.guidance;

import java.time.Instant;
import java.time.LocalDate;
import org.dueregard.common.PageOf;
import org.jspecify.annotations.Nullable;

/// What became of a notice: how many of those who still work there have read it, and who has not.
///
/// @param chasedOn when the others were last written to, absent where they never were
public record NoticeReceipts(
        long read,
        long total,
        PageOf<Missing> missing,
        @Nullable LocalDate chasedOn,
        boolean ended) {

    /// Somebody who has not read it.
    ///
    /// @param hasEmail whether a mail reaches the person; otherwise somebody tells them
    public record Missing(long staffMemberId, String name, boolean hasEmail) {}

    /// A line of the list of what was sent.
    public record Line(
            long id, String schoolName, String title, Instant sentAt, long read, long total) {}

    /// What came of writing to them again.
    ///
    /// @param mails how many were written
    /// @param inPerson how many have no e-mail
    /// @param already whether that was done today before, so that nothing was written now
    public record Chased(int mails, int inPerson, boolean already) {}
}

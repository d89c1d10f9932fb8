package org.dueregard.speakers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file as the entry says that attached it.
///
/// @param entry the number of the entry
/// @param name empty once the file's words are destroyed
/// @param check the card it belongs to, absent for what belongs to the whole request
/// @param speaker the number of the card's speaker, 0 for a card of the whole
/// @param by the account, absent where a speaker sent it
public record AttachedFile(
        long entry,
        long id,
        String name,
        String sha256,
        @Nullable CheckKind check,
        int speaker,
        Instant at,
        @Nullable Long by) {

    static AttachedFile of(FileEntry entry) {
        String check = entry.facts().get("check");
        return new AttachedFile(
                entry.seq(),
                entry.number("attachment"),
                entry.word("name"),
                entry.fact("sha256"),
                check == null ? null : CheckKind.valueOf(check),
                check == null ? 0 : (int) entry.number("speaker"),
                entry.at(),
                entry.actorId());
    }

    public boolean belongsTo(CheckItem item) {
        return check == item.kind() && speaker == item.speaker();
    }

    /// Whether it is shown to whoever only asked: what stands on a card is, where the card is.
    boolean isForWhoeverAsked() {
        return check == null || check.isMandatory();
    }
}

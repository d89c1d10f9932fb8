package org.dueregard.speakers;

import java.util.Set;
import org.dueregard.speakers.Choices.Finding;
import org.jspecify.annotations.Nullable;

/// One line of the list of checks.
///
/// @param speaker the number of the speaker, from 1, or 0 for the whole
/// @param card what was found, absent while it is open or was not needed; after a material change, or
///     in a copied request, the earlier card, to be dated anew by a person
public record CheckItem(
        CheckKind kind,
        int speaker,
        State state,
        @Nullable EvidenceCard card,
        @Nullable Long byAccount,
        String whyNot) {

    /// Whether it has been done.
    public enum State {
        OPEN,
        DONE,
        NOT_NEEDED
    }

    static CheckItem open(CheckKind kind, int speaker, @Nullable EvidenceCard earlier) {
        return new CheckItem(kind, speaker, State.OPEN, earlier, null, "");
    }

    /// What its card marks, also an earlier one, until a person has looked anew.
    Set<Finding> findings() {
        return card == null ? Set.of() : card.findings();
    }

    String key() {
        return key(kind, speaker);
    }

    static String key(CheckKind kind, int speaker) {
        return kind.name() + "|" + speaker;
    }
}

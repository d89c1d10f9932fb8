package org.dueregard.speakers;

import org.dueregard.speakers.Choices.Severity;
import org.jspecify.annotations.Nullable;

/// A phrase of the school's list found in what was sent in. It refuses nothing: somebody reads the
/// sentence and says whether it matters here.
///
/// @param number from 1, within the file
/// @param sentence in which it stands
/// @param otherReading how it is often meant harmlessly
/// @param matters absent while nobody has judged
public record PhraseMatch(
        int number,
        String phrase,
        Severity severity,
        String sentence,
        String otherReading,
        @Nullable Boolean matters,
        String because) {

    PhraseMatch judged(boolean matter, String why) {
        return new PhraseMatch(number, phrase, severity, sentence, otherReading, matter, why);
    }

    PhraseMatch numbered(int as) {
        return new PhraseMatch(as, phrase, severity, sentence, otherReading, matters, because);
    }
}

package org.dueregard.exchange;

import java.util.Locale;

/// Why something in another program's file was not taken. Each has a sentence in the translations file.
enum Reason {
    // The file.
    FILE_TOO_LARGE,
    NOT_TEXT,
    NO_QUESTIONS,
    TOO_MANY,
    // Any question.
    NO_TEXT,
    TOO_LONG,
    CHARACTER,
    SIGNS,
    OPTION_COUNT,
    OPTION_EMPTY,
    OPTION_TWICE,
    DUPLICATE,
    // GIFT, the question.
    BRACES,
    SEVERAL_BLANKS,
    TITLE,
    CATEGORY,
    DESCRIPTION,
    ESSAY,
    NUMERICAL,
    HTML,
    PICTURE,
    FILE,
    FORMULA,
    MARKDOWN,
    // GIFT, the answers.
    ANSWER_START,
    NOTHING_RIGHT,
    SEVERAL_RIGHT,
    WEIGHTS,
    MATCH_ARROW,
    MATCH_FEW,
    MATCH_TWICE,
    MATCH_ALONE,
    SHORT_WILDCARD,
    SHORT_FEEDBACK,
    SHORT_SIGNS,
    // Aiken.
    AIKEN_NO_OPTIONS,
    AIKEN_NO_ANSWER,
    AIKEN_ANSWER,
    AIKEN_LINE;

    private static final String PREFIX = "import-questions.reason.";

    /// The key of its sentence.
    String key() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package org.dueregard.exchange;

import org.jspecify.annotations.Nullable;

/// Reads a file in GIFT format: its headings become objectives.
final class GiftFile {

    /// Headings that only say where a question bank begins.
    private static final String ROOTS = "top|\\$(?:course|module|system|cat\\d*)\\$|";

    private GiftFile() {}

    /// @param file with line feeds only
    static void read(String file, QuestionBasket basket) {
        String objective = null;
        for (GiftBlock block : GiftBlock.split(file)) {
            String category = block.category();
            try {
                if (category == null) {
                    basket.take(block.line(), GiftQuestion.read(block.text()), objective);
                } else {
                    objective = null;
                    objective = objective(category);
                }
            } catch (NotTakenException e) {
                basket.leave(block.line(), block.text() + (category == null ? "" : category), e);
            }
        }
    }

    /// The last part of a heading as an id, or nothing for the root.
    private static @Nullable String objective(String category) throws NotTakenException {
        String last = category.substring(category.lastIndexOf('/') + 1).strip();
        if (last.matches(ROOTS)) {
            return null;
        }
        String slug = QuestionIds.slug(last);
        if (slug.isEmpty() || slug.startsWith("default-for-")) {
            throw new NotTakenException(Reason.CATEGORY, last);
        }
        return slug;
    }
}

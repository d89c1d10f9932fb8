package org.dueregard.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What kind of a resource it is.
public enum LessonType {
    LESSON("lesson"),
    ASSEMBLY("assembly"),
    DEBATE("debate"),
    CIRCLE_TIME("circle-time"),
    FORM_TIME("form-time"),
    DISPLAY("display");

    private final String id;

    LessonType(String id) {
        this.id = id;
    }

    /// As front matter and addresses name it.
    public String id() {
        return id;
    }

    /// Whether it embeds a value by itself. An assembly or a display alone does not.
    public boolean embeds() {
        return this != ASSEMBLY && this != DISPLAY;
    }

    public static Optional<LessonType> of(String id) {
        String tidy = id.toLowerCase(Locale.ROOT).replace(' ', '-');
        return Arrays.stream(values()).filter(type -> type.id.equals(tidy)).findFirst();
    }
}

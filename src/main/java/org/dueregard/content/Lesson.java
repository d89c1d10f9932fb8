package org.dueregard.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dueregard.common.SafeHtml;
import org.jspecify.annotations.Nullable;

/// A British-values resource to teach with.
///
/// @param folder the name of its folder below its value's
/// @param minutes how long it takes in class
/// @param subjects ids such as `citizenship`
/// @param summary the words before the first heading
/// @param words everything in it as plain text, to search in
public record Lesson(
        BritishValue value,
        String folder,
        String title,
        List<KeyStage> keyStages,
        int minutes,
        LessonType type,
        List<String> subjects,
        List<String> objectives,
        String version,
        LocalDate reviewed,
        boolean draft,
        SafeHtml summary,
        List<Part> parts,
        List<Step> steps,
        List<Attachment> attachments,
        List<Picture> pictures,
        List<Source> sources,
        String words,
        String markdown) {

    public Lesson {
        keyStages = List.copyOf(keyStages);
        subjects = List.copyOf(subjects);
        objectives = List.copyOf(objectives);
        parts = List.copyOf(parts);
        steps = List.copyOf(steps);
        attachments = List.copyOf(attachments);
        pictures = List.copyOf(pictures);
        sources = List.copyOf(sources);
    }

    /// What it is known by: value and folder.
    public String id() {
        return value.id() + "/" + folder;
    }

    /// The attachment with that file name.
    public Optional<Attachment> attachment(String file) {
        return attachments.stream().filter(one -> one.file().equals(file)).findFirst();
    }

    /// The picture with that path below the lesson's folder.
    public Optional<Picture> picture(String path) {
        return pictures.stream().filter(one -> one.path().equals(path)).findFirst();
    }

    /// What stands under one second-level heading.
    public record Part(Kind kind, String title, SafeHtml html) {

        /// What a heading announces. Pupils see some of it on the board.
        public enum Kind {
            TEACHER_NOTE,
            MATERIALS,
            STEPS,
            QUESTIONS,
            GROUND_RULES,
            FOR_EVERY_PUPIL,
            POSITIONS,
            OTHER;

            /// Whether the whole class sees it.
            public boolean isForClass() {
                return this == QUESTIONS || this == GROUND_RULES || this == POSITIONS;
            }
        }
    }

    /// One step of the plan.
    ///
    /// @param minutes how long it takes, nil where it is not said
    public record Step(int minutes, String title, SafeHtml html) {}

    /// A file to hand out or show.
    ///
    /// @param html the text of a Markdown sheet, absent for every other kind
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Attachment(String file, String title, byte[] bytes, @Nullable SafeHtml html) {}

    /// A picture shown in the text.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Picture(String path, byte[] bytes) {}
}

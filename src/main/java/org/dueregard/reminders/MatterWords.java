package org.dueregard.reminders;

import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.standing.Standing;
import org.springframework.stereotype.Component;

/// Says what is to be done.
@Component
class MatterWords {

    private final ContentLibrary library;
    private final Words words;

    MatterWords(ContentLibrary library, Words words) {
        this.library = library;
        this.words = words;
    }

    String title(String moduleId) {
        return library.catalogue().module(moduleId).map(TrainingModule::title).orElse(moduleId);
    }

    /// As in "Prevent awareness: was due by 3 September 2026", to the person.
    String line(Matter matter) {
        return words.get(
                "reminders.line.with",
                title(matter.moduleId()),
                words.get("reminders.line." + key(matter), Days.inWords(matter.dueOn())));
    }

    /// The same to somebody else.
    String lineToOthers(Matter matter) {
        return words.get("reminders.line.with", title(matter.moduleId()), state(matter));
    }

    /// As in "was due by 3 September 2026", to somebody else.
    String state(Matter matter) {
        return words.get("reminders.others." + key(matter), Days.inWords(matter.dueOn()));
    }

    private static String key(Matter matter) {
        if (matter.standing() == Standing.FACE_TO_FACE) {
            return matter.kind().id() + ".in-person";
        }
        return matter.standing() == Standing.EXPIRED && matter.kind() == ReminderKind.OVERDUE
                ? "expired"
                : matter.kind().id();
    }
}

package org.dueregard.reminders;

import java.util.Locale;
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

    /// As in "Prevent awareness: was due by 3 September 2026".
    String line(Matter matter) {
        return words.get("reminders.line.with", title(matter.moduleId()), state(matter));
    }

    /// As in "was due by 3 September 2026".
    String state(Matter matter) {
        String key = matter.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        if (matter.standing() == Standing.FACE_TO_FACE) {
            key += ".in-person";
        } else if (matter.standing() == Standing.EXPIRED && matter.kind() == ReminderKind.OVERDUE) {
            key = "expired";
        }
        return words.get("reminders.line." + key, Days.inWords(matter.dueOn()));
    }
}

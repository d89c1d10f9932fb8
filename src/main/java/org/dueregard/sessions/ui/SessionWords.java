package org.dueregard.sessions.ui;

import com.vaadin.flow.component.UI;
import java.util.Locale;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.ui.StateTag;
import org.dueregard.sessions.SessionDetails;
import org.dueregard.sessions.SessionFigures;
import org.dueregard.sessions.SessionState;

/// How sessions are spoken of on each page.
final class SessionWords {

    private SessionWords() {}

    private static String word(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    /// As in "14 September 2026, 9.00am to 10.30am".
    static String when(SessionDetails session) {
        return word(
                "sessions.when",
                Days.inWords(session.heldOn()),
                Days.timeInWords(session.beginsAt()),
                Days.timeInWords(session.endsAt()));
    }

    /// As in "booked 42 · attended 40 · assessed 38".
    static String figures(SessionFigures figures) {
        return word("sessions.figures", figures.booked(), figures.attended(), figures.assessed());
    }

    static StateTag tag(SessionState state) {
        StateTag.Kind kind =
                switch (state) {
                    case OPEN -> StateTag.Kind.COVERED;
                    case PLANNED -> StateTag.Kind.DUE;
                    case CLOSED, CANCELLED -> StateTag.Kind.NOT_NEEDED;
                };
        return new StateTag(kind, word("sessions.state." + state.name().toLowerCase(Locale.ROOT)));
    }

    /// Everything that was wrong, in one line.
    static String problem(InvalidInputException invalid) {
        InvalidInputException.Problem first = invalid.problems().getFirst();
        return word(first.key(), first.arguments().toArray());
    }
}

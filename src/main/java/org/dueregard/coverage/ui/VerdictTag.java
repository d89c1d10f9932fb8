package org.dueregard.coverage.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import org.dueregard.common.Days;
import org.dueregard.common.ui.StateTag;
import org.dueregard.standing.Memory;
import org.dueregard.standing.Standing;
import org.dueregard.standing.Verdict;

/// Where a person stands with a requirement, and whether a later check was failed.
class VerdictTag extends Div {

    private static final long serialVersionUID = 1L;

    VerdictTag(Verdict verdict) {
        add(
                new StateTag(
                        kind(verdict.standing()),
                        getTranslation("standing." + verdict.standing().id())));
        if (verdict.standing().isCovered() && verdict.memory() == Memory.FORGOTTEN) {
            hint(getTranslation("coverage.has-forgotten"));
        }
    }

    /// The last valid day, or the day it is due.
    VerdictTag withDay(Verdict verdict) {
        LocalDate until = verdict.coveredUntil();
        LocalDate due = verdict.dueOn();
        if (verdict.standing().isCovered() && until != null) {
            hint(getTranslation("everybody.until", Days.inWords(until.minusDays(1))));
        } else if (due != null) {
            hint(getTranslation("everybody.due", Days.inWords(due)));
        }
        return this;
    }

    private void hint(String text) {
        Span hint = new Span(text);
        hint.addClassName("hint");
        add(hint);
    }

    private static StateTag.Kind kind(Standing standing) {
        return switch (standing) {
            case COVERED -> StateTag.Kind.COVERED;
            case IN_GRACE, NOT_YET_DUE, FACE_TO_FACE -> StateTag.Kind.DUE;
            case ABSENT, EXEMPT -> StateTag.Kind.NOT_NEEDED;
            case EXPIRED, STARTED, NEVER -> StateTag.Kind.NOT_COVERED;
        };
    }
}

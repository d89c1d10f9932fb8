package org.dueregard.training.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;

/// Until when answers are taken. The last minutes are said aloud; when they are over, what was answered
/// is handed in. The server keeps the time: this only tells it.
class TimeLeft extends Div {

    private static final long serialVersionUID = 1L;

    private static final int POLL_MILLIS = 10_000;
    private static final List<Long> TOLD_AT = List.of(10L, 5L, 2L, 1L);

    private final transient Supplier<Duration> clock;
    private final transient Runnable over;
    private final Span spoken = new Span();
    private @Nullable Registration polling;
    private long told = Long.MAX_VALUE;

    /// @param clock how long there still is, below nothing afterwards
    TimeLeft(Instant deadline, Supplier<Duration> clock, Runnable over) {
        this.clock = clock;
        this.over = over;
        addClassName("time-left");
        spoken.getElement().setAttribute("role", "status");
        add(new Paragraph(getTranslation("quiz.hand-in-by", Days.inWords(deadline))), spoken);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        ui.setPollInterval(POLL_MILLIS);
        polling = ui.addPollListener(poll -> look());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        if (polling != null) {
            polling.remove();
        }
    }

    private void look() {
        Duration left = clock.get();
        if (left.isNegative()) {
            over.run();
            return;
        }
        long minutes = left.toMinutes() + 1;
        for (long at : TOLD_AT) {
            if (minutes <= at && told > at) {
                told = at;
                spoken.setText(getTranslation("quiz.minutes-left", minutes));
            }
        }
    }
}

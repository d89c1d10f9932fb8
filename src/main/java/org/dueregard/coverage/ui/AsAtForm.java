package org.dueregard.coverage.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Function;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.TextInput;
import org.jspecify.annotations.Nullable;

/// The day that everything on the page is true of.
class AsAtForm extends Div {

    private static final long serialVersionUID = 1L;

    private final TextInput day;

    AsAtForm(CoverageState state, LocalDate asAt) {
        this(state, asAt, CoverageState::address);
    }

    /// @param address where a changed state is shown
    AsAtForm(CoverageState state, LocalDate asAt, Function<CoverageState, String> address) {
        addClassName("filters");
        day = new TextInput("coverage-as-at", getTranslation("coverage.as-at"), "date");
        day.setValue(asAt.toString());
        day.onChange(() -> Navigation.to(address.apply(state.at(parse(day.value())))));
        add(day);
        if (state.asAt() != null) {
            add(
                    new Paragraph(
                            new AppLink(
                                    address.apply(state.at(null)),
                                    getTranslation("coverage.today"))));
        }
    }

    private static @Nullable LocalDate parse(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    void focus() {
        day.focus();
    }
}

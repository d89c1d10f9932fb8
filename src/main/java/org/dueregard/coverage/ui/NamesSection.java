package org.dueregard.coverage.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import org.dueregard.common.Days;
import org.dueregard.common.ui.EntryForm;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.TextInput;
import org.dueregard.people.NameGrantService;

/// Whether the lead of the trust or local authority sees names behind the figures.
class NamesSection extends Section {

    private static final long serialVersionUID = 1L;

    NamesSection(NameGrantService names, long school, LocalDate today, CoverageState state) {
        addClassName("no-print");
        add(new H2(getTranslation("names.heading")));
        LocalDate until = names.until(school).orElse(null);
        add(
                new Paragraph(
                        until == null
                                ? getTranslation("names.hidden")
                                : getTranslation("names.shown", Days.inWords(until))));
        EntryForm form = new EntryForm("names");
        TextInput day =
                form.date(
                        "until",
                        getTranslation("names.until"),
                        until == null ? today.plusMonths(1) : until);
        form.button(
                getTranslation("names.grant"),
                false,
                () -> {
                    LocalDate asked = EntryForm.day(day);
                    names.grant(school, asked == null ? LocalDate.EPOCH : asked);
                    Navigation.to(state.address());
                });
        if (until != null) {
            form.button(
                    getTranslation("names.end"),
                    false,
                    () -> {
                        names.end(school);
                        Navigation.to(state.address());
                    });
        }
        add(form);
    }
}

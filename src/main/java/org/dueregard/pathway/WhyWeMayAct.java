package org.dueregard.pathway;

import java.util.List;
import java.util.function.UnaryOperator;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.ContentPage;
import org.dueregard.content.Placeholders;
import org.springframework.stereotype.Component;

/// Why a school may act, what consent is asked, what is in proportion and how to complain. The same
/// words for staff, for parents and for visiting speakers; it names nobody.
@Component
public class WhyWeMayAct {

    private static final String PAGE = "pathway/why-we-may-act";

    private final ContentLibrary library;
    private final ByRole byRole;

    WhyWeMayAct(ContentLibrary library, ByRole byRole) {
        this.library = library;
        this.byRole = byRole;
    }

    /// The note's sections, none when its file has a problem.
    public List<ContentPage.Section> of(String schoolName) {
        UnaryOperator<String> values = byRole.values(schoolName);
        return library.catalogue().page(PAGE).stream()
                .flatMap(page -> page.sections().stream())
                .map(section ->
                        new ContentPage.Section(
                                Placeholders.fill(section.title(), values),
                                Placeholders.fill(section.html(), values)))
                .toList();
    }
}

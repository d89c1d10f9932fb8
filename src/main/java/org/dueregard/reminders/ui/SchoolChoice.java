package org.dueregard.reminders.ui;

import com.vaadin.flow.router.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.dueregard.common.ui.Navigation;
import org.dueregard.common.ui.SelectInput;
import org.dueregard.people.SchoolName;
import org.dueregard.reminders.RemindersRoutes;

/// Which of several schools a page is about.
final class SchoolChoice {

    private SchoolChoice() {}

    /// The school in the address, or the first.
    ///
    /// @throws com.vaadin.flow.router.NotFoundException where there is none to choose from
    static SchoolName chosen(List<SchoolName> schools, Location location) {
        String asked =
                location.getQueryParameters().getSingleParameter(RemindersRoutes.SCHOOL).orElse("");
        return schools.stream()
                .filter(school -> Long.toString(school.id()).equals(asked))
                .findFirst()
                .or(() -> schools.stream().findFirst())
                .orElseThrow(com.vaadin.flow.router.NotFoundException::new);
    }

    static SelectInput field(
            String label,
            List<SchoolName> schools,
            SchoolName chosen,
            LongFunction<String> address) {
        Map<String, String> names = new LinkedHashMap<>();
        schools.forEach(school -> names.put(Long.toString(school.id()), school.name()));
        SelectInput field = new SelectInput("school", label, names);
        field.setValue(Long.toString(chosen.id()));
        field.onChange(() -> Navigation.to(address.apply(Long.parseLong(field.value()))));
        return field;
    }
}

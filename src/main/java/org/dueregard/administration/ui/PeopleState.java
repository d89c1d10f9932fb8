package org.dueregard.administration.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.people.PeopleFilter;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// What the list of people shows, as it stands in the address.
record PeopleState(PeopleFilter filter) {

    static PeopleState of(QueryParameters parameters) {
        String page = parameters.getSingleParameter("page").orElse("1");
        String school = parameters.getSingleParameter("school").orElse("");
        return new PeopleState(
                new PeopleFilter(
                        parameters.getSingleParameter("search").orElse(""),
                        school.matches("\\d{1,18}") ? Long.valueOf(school) : null,
                        RoleGroup.find(parameters.getSingleParameter("group").orElse(""))
                                .orElse(null),
                        who(parameters.getSingleParameter("who").orElse("")),
                        day(parameters.getSingleParameter("on").orElse("")),
                        page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1));
    }

    static PeopleFilter.Who who(String text) {
        return Arrays.stream(PeopleFilter.Who.values())
                .filter(who -> who.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElse(PeopleFilter.Who.WORKING);
    }

    static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    String address(int page) {
        StringJoiner query = new StringJoiner("&", AdministrationRoutes.PEOPLE + "?", "");
        query.add("search=" + URLEncoder.encode(filter.search(), StandardCharsets.UTF_8));
        if (filter.schoolId() != null) {
            query.add("school=" + filter.schoolId());
        }
        RoleGroup group = filter.group();
        if (group != null) {
            query.add("group=" + group.id());
        }
        query.add("who=" + filter.who().name().toLowerCase(Locale.ROOT));
        if (filter.on() != null) {
            query.add("on=" + filter.on());
        }
        return query.add("page=" + page).toString();
    }
}

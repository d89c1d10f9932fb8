package org.dueregard.guidance.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.dueregard.guidance.GuidanceRoutes;
import org.dueregard.guidance.RegisterFilter;
import org.dueregard.guidance.RegisterFilter.Show;
import org.dueregard.guidance.RegisterFilter.Sort;

/// What the register shows, as it stands in the address.
record RegisterState(RegisterFilter filter) {

    private static final int LONGEST_SEARCH = 100;

    static RegisterState of(QueryParameters parameters) {
        String search = parameters.getSingleParameter("search").orElse("");
        return new RegisterState(
                new RegisterFilter(
                        search.substring(0, Math.min(LONGEST_SEARCH, search.length())),
                        choice(
                                Show.values(),
                                parameters.getSingleParameter("show").orElse(""),
                                Show.ALL),
                        choice(
                                Sort.values(),
                                parameters.getSingleParameter("sort").orElse(""),
                                Sort.TITLE)));
    }

    static Show show(String id) {
        return choice(Show.values(), id, Show.ALL);
    }

    private static <E extends Enum<E>> E choice(E[] values, String id, E otherwise) {
        for (E value : values) {
            if (id(value).equals(id)) {
                return value;
            }
        }
        return otherwise;
    }

    static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    RegisterState searching(String search) {
        return new RegisterState(new RegisterFilter(search, filter.show(), filter.sort()));
    }

    RegisterState showing(Show show) {
        return new RegisterState(new RegisterFilter(filter.search(), show, filter.sort()));
    }

    RegisterState sorted(Sort sort) {
        return new RegisterState(new RegisterFilter(filter.search(), filter.show(), sort));
    }

    String address() {
        return GuidanceRoutes.GUIDANCE
                + "?search="
                + URLEncoder.encode(filter.search().strip(), StandardCharsets.UTF_8)
                + "&show="
                + id(filter.show())
                + "&sort="
                + id(filter.sort());
    }
}

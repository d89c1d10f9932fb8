package org.dueregard.sessions.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.dueregard.sessions.RosterFilter;
import org.dueregard.sessions.SessionsRoutes;

/// What of a roster is shown, as it stands in the address.
record RosterState(long session, RosterFilter filter) {

    private static final String SHOW = "show";
    private static final String SEARCH = "search";
    private static final String PAGE = "page";

    static RosterState of(long session, QueryParameters parameters) {
        String page = parameters.getSingleParameter(PAGE).orElse("1");
        return new RosterState(
                session,
                new RosterFilter(
                        show(parameters.getSingleParameter(SHOW).orElse("")),
                        parameters.getSingleParameter(SEARCH).orElse(""),
                        page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1));
    }

    static RosterFilter.Show show(String id) {
        return Arrays.stream(RosterFilter.Show.values())
                .filter(show -> id(show).equals(id))
                .findFirst()
                .orElse(RosterFilter.Show.ALL);
    }

    static String id(RosterFilter.Show show) {
        return show.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String address(int page) {
        return address(filter.show(), filter.search(), page);
    }

    String address(RosterFilter.Show show, String search, int page) {
        return SessionsRoutes.session(session)
                + "?"
                + SHOW
                + "="
                + id(show)
                + (search.isBlank()
                        ? ""
                        : "&" + SEARCH + "=" + URLEncoder.encode(search, StandardCharsets.UTF_8))
                + (page > 1 ? "&" + PAGE + "=" + page : "");
    }
}

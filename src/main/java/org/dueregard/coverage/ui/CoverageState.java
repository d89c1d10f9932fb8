package org.dueregard.coverage.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.people.RoleGroup;
import org.dueregard.standing.StandingFilter;
import org.jspecify.annotations.Nullable;

/// Everything the page shows, read from its address and written back into it. Whatever somebody
/// types there that makes no sense is left out.
///
/// @param school absent for the caller's own
/// @param asAt absent for today
/// @param module the requirement whose people are listed, or all
/// @param show which people are listed, absent for no list
record CoverageState(
        @Nullable Long school,
        @Nullable LocalDate asAt,
        @Nullable String module,
        @Nullable RoleGroup group,
        @Nullable Listed show,
        String search,
        StandingFilter.Sort sort,
        boolean descending,
        int page) {

    private static final String DESCENDING = "-";
    private static final int LONGEST = 100;

    static CoverageState of(QueryParameters parameters) {
        String sort = text(parameters, CoverageRoutes.SORT);
        String module = text(parameters, CoverageRoutes.MODULE);
        String school = text(parameters, CoverageRoutes.SCHOOL);
        Listed show = Listed.find(text(parameters, CoverageRoutes.SHOW));
        return new CoverageState(
                school.matches("\\d{1,18}") ? Long.valueOf(school) : null,
                day(text(parameters, CoverageRoutes.AS_AT)),
                module.isEmpty() ? null : module,
                RoleGroup.find(text(parameters, CoverageRoutes.GROUP)).orElse(null),
                show == null && !module.isEmpty() ? Listed.NOT_COVERED : show,
                text(parameters, CoverageRoutes.SEARCH),
                sort(sort.replace(DESCENDING, "")),
                sort.startsWith(DESCENDING),
                page(text(parameters, CoverageRoutes.PAGE)));
    }

    private static String text(QueryParameters parameters, String name) {
        String text = parameters.getSingleParameter(name).orElse("");
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.matches("(19|20)\\d\\d-\\d\\d-\\d\\d") ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static StandingFilter.Sort sort(String name) {
        return Arrays.stream(StandingFilter.Sort.values())
                .filter(sort -> sort.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElse(StandingFilter.Sort.REASON);
    }

    private static int page(String number) {
        return number.matches("[1-9]\\d{0,5}") ? Integer.parseInt(number) : 1;
    }

    /// Without a list of people.
    CoverageState closed() {
        return new CoverageState(
                school, asAt, null, null, null, "", StandingFilter.Sort.REASON, false, 1);
    }

    CoverageState at(@Nullable LocalDate day) {
        return new CoverageState(school, day, module, group, show, search, sort, descending, 1);
    }

    /// About one requirement, or all, without a list of people.
    CoverageState about(@Nullable String chosen) {
        return new CoverageState(
                school, asAt, chosen, null, null, "", StandingFilter.Sort.REASON, false, 1);
    }

    CoverageState atSchool(@Nullable Long chosen) {
        return new CoverageState(
                chosen, asAt, null, null, null, "", StandingFilter.Sort.REASON, false, 1);
    }

    CoverageState listing(@Nullable String chosen, @Nullable RoleGroup of, @Nullable Listed shown) {
        return new CoverageState(school, asAt, chosen, of, shown, "", sort, descending, 1);
    }

    CoverageState withShow(@Nullable Listed chosen) {
        return new CoverageState(school, asAt, module, group, chosen, search, sort, descending, 1);
    }

    CoverageState withGroup(@Nullable RoleGroup chosen) {
        return new CoverageState(school, asAt, module, chosen, show, search, sort, descending, 1);
    }

    CoverageState withSearch(String typed) {
        return new CoverageState(
                school, asAt, module, group, show, typed.strip(), sort, descending, 1);
    }

    CoverageState withPage(int number) {
        return new CoverageState(
                school, asAt, module, group, show, search, sort, descending, number);
    }

    /// Sorted by that column; the other way round when it was sorted by it already.
    CoverageState sortedBy(StandingFilter.Sort column) {
        return new CoverageState(
                school,
                asAt,
                module,
                group,
                show,
                search,
                column,
                column == sort && !descending,
                1);
    }

    /// The address that shows this state.
    String address() {
        return address(CoverageRoutes.COVERAGE);
    }

    /// The same state on another page of coverage.
    String address(String page) {
        String query = query();
        return page + (query.isEmpty() ? "" : "?" + query);
    }

    String query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, CoverageRoutes.SCHOOL, school == null ? null : school.toString());
        put(parameters, CoverageRoutes.AS_AT, asAt == null ? null : asAt.toString());
        put(parameters, CoverageRoutes.MODULE, module);
        put(parameters, CoverageRoutes.GROUP, group == null ? null : group.id());
        put(
                parameters,
                CoverageRoutes.SHOW,
                show == null || (show == Listed.NOT_COVERED && module != null) ? null : show.id());
        put(parameters, CoverageRoutes.SEARCH, search);
        if (sort != StandingFilter.Sort.REASON || descending) {
            put(
                    parameters,
                    CoverageRoutes.SORT,
                    (descending ? DESCENDING : "") + sort.name().toLowerCase(Locale.ROOT));
        }
        put(parameters, CoverageRoutes.PAGE, page == 1 ? null : Integer.toString(page));
        return parameters.entrySet().stream()
                .map(entry ->
                        entry.getKey()
                                + "="
                                + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static void put(Map<String, String> parameters, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parameters.put(key, value);
        }
    }
}

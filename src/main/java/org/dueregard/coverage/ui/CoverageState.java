package org.dueregard.coverage.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.people.RoleGroup;
import org.dueregard.training.Standing;
import org.dueregard.training.StandingFilter;
import org.jspecify.annotations.Nullable;

/// Everything the page shows, read from its address and written back into it. Whatever somebody
/// types there that makes no sense is left out.
///
/// @param module the requirement whose people are listed, or none
record CoverageState(
        @Nullable String module,
        @Nullable RoleGroup group,
        @Nullable Standing reason,
        String search,
        StandingFilter.Sort sort,
        boolean descending,
        int page) {

    private static final String DESCENDING = "-";
    private static final int LONGEST_SEARCH = 100;

    static CoverageState of(QueryParameters parameters) {
        String sort = parameters.getSingleParameter(CoverageRoutes.SORT).orElse("");
        String search = parameters.getSingleParameter(CoverageRoutes.SEARCH).orElse("");
        return new CoverageState(
                parameters.getSingleParameter(CoverageRoutes.MODULE).orElse(null),
                parameters
                        .getSingleParameter(CoverageRoutes.GROUP)
                        .flatMap(RoleGroup::find)
                        .orElse(null),
                reason(parameters.getSingleParameter(CoverageRoutes.REASON).orElse("")),
                search.substring(0, Math.min(LONGEST_SEARCH, search.length())),
                sort(sort.replace(DESCENDING, "")),
                sort.startsWith(DESCENDING),
                page(parameters.getSingleParameter(CoverageRoutes.PAGE).orElse("1")));
    }

    private static @Nullable Standing reason(String id) {
        return Arrays.stream(Standing.values())
                .filter(standing -> standing.id().equals(id))
                .findFirst()
                .orElse(null);
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

    CoverageState withModule(String chosen) {
        return new CoverageState(chosen, group, null, "", sort, descending, 1);
    }

    CoverageState withGroup(@Nullable RoleGroup chosen) {
        return new CoverageState(module, chosen, reason, search, sort, descending, 1);
    }

    CoverageState withReason(@Nullable Standing chosen) {
        return new CoverageState(module, group, chosen, search, sort, descending, 1);
    }

    CoverageState withSearch(String typed) {
        return new CoverageState(module, group, reason, typed.strip(), sort, descending, 1);
    }

    CoverageState withPage(int number) {
        return new CoverageState(module, group, reason, search, sort, descending, number);
    }

    /// Sorted by that column; the other way round when it was sorted by it already.
    CoverageState sortedBy(StandingFilter.Sort column) {
        return new CoverageState(
                module, group, reason, search, column, column == sort && !descending, 1);
    }

    /// The address that shows this state.
    String address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, CoverageRoutes.MODULE, module);
        put(parameters, CoverageRoutes.GROUP, group == null ? null : group.id());
        put(parameters, CoverageRoutes.REASON, reason == null ? null : reason.id());
        put(parameters, CoverageRoutes.SEARCH, search);
        if (sort != StandingFilter.Sort.REASON || descending) {
            put(
                    parameters,
                    CoverageRoutes.SORT,
                    (descending ? DESCENDING : "") + sort.name().toLowerCase(Locale.ROOT));
        }
        put(parameters, CoverageRoutes.PAGE, page == 1 ? null : Integer.toString(page));
        String query =
                parameters.entrySet().stream()
                        .map(entry ->
                                entry.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return CoverageRoutes.COVERAGE + (query.isEmpty() ? "" : "?" + query);
    }

    private static void put(Map<String, String> parameters, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parameters.put(key, value);
        }
    }
}

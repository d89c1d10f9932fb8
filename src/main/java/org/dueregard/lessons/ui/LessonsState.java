package org.dueregard.lessons.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dueregard.content.BritishValue;
import org.dueregard.content.KeyStage;
import org.dueregard.content.LessonType;
import org.dueregard.lessons.LessonFilter;
import org.dueregard.lessons.LessonService;
import org.dueregard.lessons.LessonsRoutes;
import org.jspecify.annotations.Nullable;

/// What is looked for, as the address has it.
final class LessonsState {

    private static final int LONGEST = 100;
    private static final int MOST = 30;

    private LessonsState() {}

    static LessonFilter read(QueryParameters parameters) {
        String page = parameters.getSingleParameter("page").orElse("1");
        String search = parameters.getSingleParameter("search").orElse("");
        return new LessonFilter(
                search.substring(0, Math.min(LONGEST, search.length())),
                known(parameters, "value", BritishValue::of),
                known(parameters, "stage", KeyStage::of),
                new HashSet<>(all(parameters, "subject")),
                known(parameters, "type", LessonType::of),
                minutes(parameters.getSingleParameter("minutes").orElse("")),
                Arrays.stream(LessonFilter.Sort.values())
                        .filter(sort ->
                                sort.name()
                                        .toLowerCase(Locale.ROOT)
                                        .equals(parameters.getSingleParameter("sort").orElse("")))
                        .findFirst()
                        .orElse(LessonFilter.Sort.MATCH),
                page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1);
    }

    private static List<String> all(QueryParameters parameters, String name) {
        return parameters.getParameters(name).stream()
                .filter(one -> one.matches("[a-z0-9-]{1,40}"))
                .limit(MOST)
                .toList();
    }

    private static <E> Set<E> known(
            QueryParameters parameters, String name, Function<String, Optional<E>> of) {
        return all(parameters, name).stream()
                .flatMap(one -> of.apply(one).stream())
                .collect(Collectors.toSet());
    }

    private static @Nullable Integer minutes(String text) {
        return LessonService.TIMES.stream()
                .filter(time -> Integer.toString(time).equals(text))
                .findFirst()
                .orElse(null);
    }

    static String address(LessonFilter filter) {
        StringBuilder address = new StringBuilder();
        add(address, "search", filter.search().strip());
        filter.values().stream().sorted().forEach(one -> add(address, "value", one.id()));
        filter.stages().stream().sorted().forEach(one -> add(address, "stage", one.id()));
        filter.subjects().stream().sorted().forEach(one -> add(address, "subject", one));
        filter.types().stream().sorted().forEach(one -> add(address, "type", one.id()));
        Integer minutes = filter.minutes();
        add(address, "minutes", minutes == null ? "" : Integer.toString(minutes));
        add(
                address,
                "sort",
                filter.sort() == LessonFilter.Sort.MATCH
                        ? ""
                        : filter.sort().name().toLowerCase(Locale.ROOT));
        add(address, "page", filter.page() > 1 ? Integer.toString(filter.page()) : "");
        return LessonsRoutes.LIST + address;
    }

    private static void add(StringBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.append(address.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    static LessonFilter search(LessonFilter of, String text) {
        return new LessonFilter(
                text,
                of.values(),
                of.stages(),
                of.subjects(),
                of.types(),
                of.minutes(),
                of.sort(),
                1);
    }

    static LessonFilter sort(LessonFilter of, LessonFilter.Sort sort) {
        return new LessonFilter(
                of.search(),
                of.values(),
                of.stages(),
                of.subjects(),
                of.types(),
                of.minutes(),
                sort,
                1);
    }

    static LessonFilter page(LessonFilter of, int page) {
        return new LessonFilter(
                of.search(),
                of.values(),
                of.stages(),
                of.subjects(),
                of.types(),
                of.minutes(),
                of.sort(),
                page);
    }

    static LessonFilter minutes(LessonFilter of, @Nullable Integer minutes) {
        return new LessonFilter(
                of.search(),
                of.values(),
                of.stages(),
                of.subjects(),
                of.types(),
                minutes,
                of.sort(),
                1);
    }

    static LessonFilter turn(LessonFilter of, Object choice, boolean chosen) {
        return new LessonFilter(
                of.search(),
                turned(of.values(), BritishValue.class, choice, chosen),
                turned(of.stages(), KeyStage.class, choice, chosen),
                turned(of.subjects(), String.class, choice, chosen),
                turned(of.types(), LessonType.class, choice, chosen),
                of.minutes(),
                of.sort(),
                1);
    }

    private static <E> Set<E> turned(Set<E> from, Class<E> kind, Object choice, boolean chosen) {
        Set<E> to = new LinkedHashSet<>(from);
        if (kind.isInstance(choice)) {
            if (chosen) {
                to.add(kind.cast(choice));
            } else {
                to.remove(kind.cast(choice));
            }
        }
        return to;
    }
}

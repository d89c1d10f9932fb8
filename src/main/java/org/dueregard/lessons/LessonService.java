package org.dueregard.lessons;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.Words;
import org.dueregard.content.BritishValue;
import org.dueregard.content.Catalogue;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.KeyStage;
import org.dueregard.content.Lesson;
import org.dueregard.content.LessonType;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finding and reading resources. What is no longer, or not yet, for the caller's school is not found.
@Service
public class LessonService {

    /// The times to choose from, in minutes.
    public static final List<Integer> TIMES = List.of(10, 20, 30, 60);

    private final ContentLibrary library;
    private final LessonStates states;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final Words words;
    private final Clock clock;
    private volatile @Nullable LessonSearch search;

    LessonService(
            ContentLibrary library,
            LessonStates states,
            CurrentCaller currentCaller,
            Access access,
            Words words,
            Clock clock) {
        this.library = library;
        this.states = states;
        this.currentCaller = currentCaller;
        this.access = access;
        this.words = words;
        this.clock = clock;
    }

    /// What fits, with the number behind each choice.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public LessonList list(LessonFilter filter) {
        Catalogue catalogue = library.catalogue();
        List<LessonRow> matching = matching(catalogue, filter.search());
        Choices choices = new Choices(filter);
        List<LessonRow> rows = new ArrayList<>(choices.all(matching).toList());
        switch (filter.sort()) {
            case MATCH -> {}
            case TITLE -> rows.sort(Comparator.comparing(LessonRow::title));
            case MINUTES ->
                    rows.sort(
                            Comparator.comparingInt(LessonRow::minutes)
                                    .thenComparing(LessonRow::title));
        }
        PageOf.Slice slice = PageOf.slice(rows.size(), filter.page());
        return new LessonList(
                PageOf.of(
                        rows.stream().skip(slice.from()).limit(PageOf.SIZE).toList(),
                        rows.size(),
                        slice),
                counts(choices.but("values", matching), BritishValue.values(), LessonRow::value),
                stages(choices.but("stages", matching)),
                subjects(choices.but("subjects", matching)),
                counts(choices.but("types", matching), LessonType.values(), LessonRow::type),
                minutes(choices.but("minutes", matching)));
    }

    /// One resource.
    ///
    /// @throws LessonMissingException also where the caller may not see it
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public Lesson lesson(String id) {
        Lesson lesson =
                library.catalogue().lesson(id).orElseThrow(() -> new LessonMissingException(id));
        if (!sees(lesson, states.all())) {
            throw new LessonMissingException(id);
        }
        return lesson;
    }

    private List<LessonRow> matching(Catalogue catalogue, String text) {
        Map<String, LessonStates.Standing> standings = states.all();
        Map<String, LessonRow> rows = new LinkedHashMap<>();
        catalogue.lessons().values().stream()
                .filter(lesson -> sees(lesson, standings))
                .sorted(Comparator.comparing(Lesson::title))
                .forEach(lesson -> rows.put(lesson.id(), row(lesson, standings)));
        if (text.isBlank()) {
            return List.copyOf(rows.values());
        }
        return search(catalogue).find(text).stream()
                .map(rows::get)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private LessonSearch search(Catalogue catalogue) {
        LessonSearch known = search;
        if (known == null || !known.isOf(catalogue)) {
            known = new LessonSearch(catalogue.lessons().values(), words::get).of(catalogue);
            search = known;
        }
        return known;
    }

    private boolean sees(Lesson lesson, Map<String, LessonStates.Standing> standings) {
        LocalDate today = Days.today(clock);
        return standing(lesson, standings).isFor(currentCaller.get().schoolId(), today)
                || access.may(Action.LESSONS_MANAGE);
    }

    private static LessonStates.Standing standing(
            Lesson lesson, Map<String, LessonStates.Standing> standings) {
        return standings.getOrDefault(lesson.id(), LessonStates.untouched(lesson));
    }

    private static LessonRow row(Lesson lesson, Map<String, LessonStates.Standing> standings) {
        return new LessonRow(
                lesson.id(),
                lesson.title(),
                lesson.summary(),
                lesson.value(),
                lesson.keyStages(),
                lesson.subjects(),
                lesson.type(),
                lesson.minutes(),
                standing(lesson, standings).state());
    }

    private static <E> Map<E, Long> counts(
            Stream<LessonRow> rows, E[] all, Function<LessonRow, E> of) {
        Map<E, Long> counts = new LinkedHashMap<>();
        List<E> found = rows.map(of).toList();
        for (E one : all) {
            counts.put(one, found.stream().filter(one::equals).count());
        }
        return counts;
    }

    private static Map<KeyStage, Long> stages(Stream<LessonRow> rows) {
        List<LessonRow> found = rows.toList();
        Map<KeyStage, Long> counts = new LinkedHashMap<>();
        for (KeyStage stage : KeyStage.values()) {
            counts.put(stage, found.stream().filter(r -> r.keyStages().contains(stage)).count());
        }
        return counts;
    }

    private static Map<String, Long> subjects(Stream<LessonRow> rows) {
        Map<String, Long> counts = new TreeMap<>();
        rows.forEach(row -> row.subjects().forEach(one -> counts.merge(one, 1L, Long::sum)));
        return counts;
    }

    private static Map<Integer, Long> minutes(Stream<LessonRow> rows) {
        List<LessonRow> found = rows.toList();
        Map<Integer, Long> counts = new LinkedHashMap<>();
        for (int time : TIMES) {
            counts.put(time, found.stream().filter(row -> row.minutes() <= time).count());
        }
        return counts;
    }

    /// The groups of choices, to hold all together or all but one.
    private static final class Choices {

        private final Map<String, Predicate<LessonRow>> groups = new HashMap<>();

        Choices(LessonFilter filter) {
            groups.put("values", row -> fits(filter.values(), row.value()));
            groups.put(
                    "stages",
                    row ->
                            filter.stages().isEmpty()
                                    || row.keyStages().stream()
                                            .anyMatch(filter.stages()::contains));
            groups.put(
                    "subjects",
                    row ->
                            filter.subjects().isEmpty()
                                    || row.subjects().stream()
                                            .anyMatch(filter.subjects()::contains));
            groups.put("types", row -> fits(filter.types(), row.type()));
            Integer most = filter.minutes();
            groups.put("minutes", row -> most == null || row.minutes() <= most);
        }

        private static <E> boolean fits(Set<E> chosen, E one) {
            return chosen.isEmpty() || chosen.contains(one);
        }

        Stream<LessonRow> all(List<LessonRow> rows) {
            return rows.stream()
                    .filter(row -> groups.values().stream().allMatch(group -> group.test(row)));
        }

        Stream<LessonRow> but(String left, List<LessonRow> rows) {
            return rows.stream()
                    .filter(row ->
                            groups.entrySet().stream()
                                    .filter(group -> !group.getKey().equals(left))
                                    .allMatch(group -> group.getValue().test(row)));
        }
    }
}

package org.dueregard.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.Percentage;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.people.SchoolNames;
import org.dueregard.standing.Settlement;
import org.dueregard.standing.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What those may see who see figures and no names: governors of their school, leads of a trust or
/// local authority of its schools. Every figure comes out of [SuppressionPolicy].
@Service
public class PublishedService {

    private static final int MONTHS = 23;

    private final PublishedFiguresReader reader;
    private final Settlement settlement;
    private final ContentLibrary library;
    private final SchoolNames names;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final Clock clock;

    PublishedService(
            PublishedFiguresReader reader,
            Settlement settlement,
            ContentLibrary library,
            SchoolNames names,
            CurrentCaller currentCaller,
            Access access,
            Clock clock) {
        this.reader = reader;
        this.settlement = settlement;
        this.library = library;
        this.names = names;
        this.currentCaller = currentCaller;
        this.access = access;
        this.clock = clock;
    }

    /// One school without names.
    ///
    /// @param titles of the requirements by their ids
    public record SchoolReport(
            long schoolId,
            String schoolName,
            LocalDate asAt,
            PublishedFigures<Standing> figures,
            Map<String, String> titles) {}

    /// The schools of a trust or local authority.
    public record TrustReport(
            LocalDate asAt, List<SchoolReport> schools, Map<String, String> titles) {}

    /// Whether the caller may see names at that school, or their own.
    @Requires(Action.COVERAGE_FIGURES)
    public boolean mayName(@Nullable Long schoolId) {
        Caller caller = currentCaller.get();
        Long school = schoolId == null ? caller.schoolId() : schoolId;
        return school != null && access.schools(Action.COVERAGE_SEE).contains(school);
    }

    /// Whether the caller looks at several schools and names none of them.
    @Requires(Action.COVERAGE_FIGURES)
    public boolean overSchools() {
        return currentCaller.get().schoolId() == null
                || access.schools(Action.COVERAGE_FIGURES).size() > 1;
    }

    /// One school, the caller's own when none is named.
    @Requires(Action.COVERAGE_FIGURES)
    public SchoolReport school(@Nullable Long schoolId, @Nullable LocalDate asAt) {
        long school = schoolId == null ? currentCaller.schoolId() : schoolId;
        access.require(Action.COVERAGE_FIGURES, school);
        LocalDate day = day(asAt);
        settlement.settle();
        return new SchoolReport(school, names.name(school), day, reader.of(school, day), titles());
    }

    /// Every school the caller sees figures of, by name.
    @Requires(Action.COVERAGE_FIGURES)
    public TrustReport trust(@Nullable LocalDate asAt) {
        LocalDate day = day(asAt);
        settlement.settle();
        Map<String, String> titles = titles();
        List<SchoolReport> schools = new ArrayList<>();
        names.names(access.schools(Action.COVERAGE_FIGURES))
                .forEach((id, name) ->
                        schools.add(new SchoolReport(id, name, day, reader.of(id, day), titles)));
        return new TrustReport(day, schools, titles);
    }

    /// A school's totals at the end of each month of two years and on the day itself, of one
    /// requirement or all together; months in which nothing may be shown are left out.
    @Requires(Action.COVERAGE_FIGURES)
    public List<CoverageService.Month> trend(
            long schoolId, @Nullable String moduleId, @Nullable LocalDate asAt) {
        access.require(Action.COVERAGE_FIGURES, schoolId);
        LocalDate day = day(asAt);
        Set<LocalDate> days = new TreeSet<>();
        for (int i = 0; i < MONTHS; i++) {
            days.add(day.withDayOfMonth(1).minusMonths(i).minusDays(1));
        }
        days.add(day);
        List<CoverageService.Month> months = new ArrayList<>();
        for (LocalDate each : days) {
            Percentage total = PublishedTotals.of(reader.of(schoolId, each), moduleId);
            if (!total.isOfNobody()) {
                months.add(new CoverageService.Month(each, total));
            }
        }
        return months;
    }

    private LocalDate day(@Nullable LocalDate asAt) {
        LocalDate today = Days.today(clock);
        return asAt == null || asAt.isAfter(today) ? today : asAt;
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        for (TrainingModule module : library.catalogue().all()) {
            titles.put(module.id(), module.title());
        }
        return titles;
    }
}

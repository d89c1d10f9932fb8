package org.dueregard.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.Percentage;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolNames;
import org.dueregard.requirements.RuleBook;
import org.dueregard.requirements.RuleBooks;
import org.dueregard.standing.Exposure;
import org.dueregard.standing.Figures;
import org.dueregard.standing.KnownSince;
import org.dueregard.standing.MatrixPage;
import org.dueregard.standing.Settlement;
import org.dueregard.standing.Standing;
import org.dueregard.standing.StandingFilter;
import org.dueregard.standing.StandingPage;
import org.dueregard.standing.StandingService;
import org.dueregard.training.CheckedModules;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Coverage of one school, as at today or any day before.
@Service
public class CoverageService {

    private static final int MONTHS = 23;

    private final StandingService standings;
    private final Settlement settlement;
    private final RuleBooks rules;
    private final CheckedModules checked;
    private final List<RedListSource> redList;
    private final ContentLibrary library;
    private final SchoolNames schools;
    private final CurrentCaller currentCaller;
    private final Access access;
    private final Clock clock;

    CoverageService(
            StandingService standings,
            Settlement settlement,
            RuleBooks rules,
            CheckedModules checked,
            List<RedListSource> redList,
            ContentLibrary library,
            SchoolNames schools,
            CurrentCaller currentCaller,
            Access access,
            Clock clock) {
        this.standings = standings;
        this.settlement = settlement;
        this.rules = rules;
        this.checked = checked;
        this.redList = redList;
        this.library = library;
        this.schools = schools;
        this.currentCaller = currentCaller;
        this.access = access;
        this.clock = clock;
    }

    /// Each requirement with its coverage, the least covered first.
    ///
    /// @param schoolId absent for the caller's own school
    /// @param asAt absent for today; a day to come counts as today
    @Requires(Action.COVERAGE_SEE)
    public CoverageReport report(@Nullable Long schoolId, @Nullable LocalDate asAt) {
        long school = schoolId == null ? currentCaller.schoolId() : schoolId;
        access.require(Action.COVERAGE_SEE, school);
        LocalDate day = day(asAt);
        boolean settled = settlement.settle();
        List<CoverageReport.Line> lines =
                lines(school, day, standings.figures(Set.of(school), day)).stream()
                        .sorted(Comparator.comparingInt(CoverageService::percent))
                        .toList();
        return new CoverageReport(school, schools.name(school), day, settled, lines);
    }

    private LocalDate day(@Nullable LocalDate asAt) {
        LocalDate today = Days.today(clock);
        return asAt == null || asAt.isAfter(today) ? today : asAt;
    }

    private static int percent(CoverageReport.Line line) {
        Percentage covered = line.all().covered();
        return covered.isOfNobody() ? 101 : covered.value();
    }

    /// Also what is asked of somebody on that day while nobody at the school owes it.
    private List<CoverageReport.Line> lines(
            long school, LocalDate day, List<Figures.Cell> figures) {
        Map<String, Map<RoleGroup, CoverageReport.Cell>> groups = new HashMap<>();
        Map<String, CoverageReport.Cell> all = new HashMap<>();
        Set<String> again = Set.copyOf(checked.modules());
        for (Figures.Cell cell : figures) {
            CoverageReport.Cell shown = cell(cell.counts(), again.contains(cell.moduleId()));
            RoleGroup group = cell.group();
            if (group == null) {
                all.put(cell.moduleId(), shown);
            } else {
                groups.computeIfAbsent(cell.moduleId(), key -> new EnumMap<>(RoleGroup.class))
                        .put(group, shown);
            }
        }
        Set<String> modules = new TreeSet<>(all.keySet());
        modules.addAll(asked(school, day));
        Map<String, String> titles = titles();
        return modules.stream()
                .map(module ->
                        new CoverageReport.Line(
                                module,
                                titles.getOrDefault(module, module),
                                all.getOrDefault(module, CoverageReport.Cell.NOBODY),
                                groups.getOrDefault(module, Map.of())))
                .toList();
    }

    private Set<String> asked(long school, LocalDate day) {
        RuleBook book = rules.current();
        Set<String> asked = new TreeSet<>();
        for (RoleGroup group : RoleGroup.values()) {
            for (String module : book.of(school, group).keySet()) {
                if (book.on(school, group, module, day) != null) {
                    asked.add(module);
                }
            }
        }
        return asked;
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new HashMap<>();
        for (TrainingModule module : library.catalogue().all()) {
            titles.put(module.id(), module.title());
        }
        return titles;
    }

    private static CoverageReport.Cell cell(Figures.Counts counts, boolean checked) {
        Map<Standing, Long> rest = new EnumMap<>(Standing.class);
        rest.putAll(counts.standings());
        rest.remove(Standing.COVERED);
        rest.remove(Standing.EXEMPT);
        return new CoverageReport.Cell(
                new Percentage(counts.covered(), counts.inScope()),
                checked
                        ? new Percentage(counts.covered() - counts.forgotten(), counts.inScope())
                        : null,
                checked ? counts.covered() - counts.forgotten() - counts.known() : 0,
                rest,
                counts.of(Standing.EXEMPT));
    }

    /// The ends of the last months and the day itself, of one requirement or of all together.
    ///
    /// @param moduleId absent for all requirements, each person counting once for each
    @Requires(Action.COVERAGE_SEE)
    public List<Month> trend(
            Collection<Long> schoolIds, @Nullable String moduleId, LocalDate asAt) {
        Map<LocalDate, Figures.Counts> months = new TreeMap<>();
        for (Figures.Month month : standings.trend(schoolIds, asAt, MONTHS)) {
            if (moduleId == null || moduleId.equals(month.moduleId())) {
                months.merge(month.day(), month.counts(), Figures.Counts::and);
            }
        }
        return months.entrySet().stream()
                .map(month ->
                        new Month(
                                month.getKey(),
                                new Percentage(
                                        month.getValue().covered(), month.getValue().inScope())))
                .toList();
    }

    /// Coverage at the end of a month, or on the day itself.
    public record Month(LocalDate day, Percentage covered) {}

    /// How many starters of the last twelve months were trained in time, by requirement.
    @Requires(Action.COVERAGE_FIGURES)
    public List<Starters> induction(long schoolId, LocalDate asAt) {
        Map<String, String> titles = titles();
        return standings.induction(schoolId, asAt).stream()
                .map(row ->
                        new Starters(
                                titles.getOrDefault(row.moduleId(), row.moduleId()),
                                new Percentage(row.onTime(), row.starters())))
                .sorted(Comparator.comparing(Starters::title))
                .toList();
    }

    /// Starters of one requirement whose first time is over.
    public record Starters(String title, Percentage onTime) {}

    /// How a past day reads with what was recorded since; absent where nothing reads otherwise.
    @Requires(Action.COVERAGE_SEE)
    public Optional<KnownSince> knownSince(long schoolId, LocalDate asAt) {
        return asAt.isBefore(Days.today(clock))
                ? standings.knownSince(schoolId, asAt)
                : Optional.empty();
    }

    /// What calls for something on a day.
    @Requires(Action.COVERAGE_SEE)
    public Exposure exposure(long schoolId, LocalDate asAt) {
        return standings.exposure(schoolId, asAt);
    }

    /// What else waits for the safeguarding lead.
    @Requires(Action.COVERAGE_SEE)
    @Transactional(readOnly = true)
    public List<RedListEntry> redList(long schoolId, LocalDate asAt) {
        access.require(Action.COVERAGE_SEE, schoolId);
        return redList.stream().flatMap(source -> source.of(schoolId, asAt).stream()).toList();
    }

    /// Whether the caller decides for a school who else sees names.
    @Requires(Action.COVERAGE_SEE)
    public boolean mayLetNamesBeSeen(long schoolId) {
        return access.schools(Action.SUPPORT_GRANT).contains(schoolId);
    }

    /// Whether the caller also looks after what people know: only then are records opened.
    @Requires(Action.COVERAGE_SEE)
    public boolean mayFollowUp() {
        return access.may(Action.TRAINING_MANAGE);
    }

    /// One page of everybody at a school with everything they owe, by name.
    ///
    /// @param search part of a name or job, or nothing
    @Requires(Action.COVERAGE_SEE)
    public MatrixPage everybody(long schoolId, LocalDate asAt, String search, int page) {
        return standings.matrix(Set.of(schoolId), asAt, search, page);
    }

    /// One page of the people behind a figure.
    @Requires(Action.COVERAGE_SEE)
    public StandingPage people(long schoolId, StandingFilter filter) {
        settlement.settle();
        return standings.people(schoolId, filter);
    }
}

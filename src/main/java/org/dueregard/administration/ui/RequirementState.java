package org.dueregard.administration.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.Cycle;
import org.dueregard.requirements.RequirementChange;
import org.dueregard.requirements.RequirementDefaults;
import org.dueregard.requirements.RequirementMode;
import org.dueregard.requirements.RequirementRoutes;
import org.dueregard.requirements.RuleTerms;
import org.jspecify.annotations.Nullable;

/// A change of requirements as it stands in the address of its page. Whatever makes no sense there is
/// left out.
///
/// @param scope absent where none is chosen yet, as are module and group
/// @param wish absent until something was entered
/// @param from absent where it is no day
record RequirementState(
        @Nullable Long scope,
        @Nullable String module,
        @Nullable RoleGroup group,
        @Nullable Wish wish,
        Fields fields,
        @Nullable LocalDate from,
        String source,
        String seen,
        int page) {

    private static final int LONGEST = 300;
    private static final String DIGITS = "\\d{1,4}";

    /// What is to happen.
    enum Wish {
        ASK,
        DROP,
        FOLLOW,
        CANCEL;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static @Nullable Wish find(String id) {
            for (Wish wish : values()) {
                if (wish.id().equals(id)) {
                    return wish;
                }
            }
            return null;
        }
    }

    /// The terms as they are typed.
    ///
    /// @param cycle `period`, `day` or `edition`
    /// @param number how many of the unit
    /// @param unit `days`, `months` or `years`
    /// @param day of the month
    /// @param month its number
    record Fields(
            String cycle,
            String number,
            String unit,
            String day,
            String month,
            boolean faceToFace,
            String grace,
            String due) {

        static final Fields DEFAULT =
                of(
                        new RuleTerms(
                                new Cycle.Every(Period.ofYears(1)),
                                RequirementMode.ANY,
                                RequirementDefaults.GRACE_DAYS,
                                RequirementDefaults.DUE_DAYS));

        static Fields of(RuleTerms terms) {
            boolean faceToFace = terms.mode() == RequirementMode.FACE_TO_FACE;
            String grace = Integer.toString(terms.graceDays());
            String due = Integer.toString(terms.dueDays());
            return switch (terms.cycle()) {
                case Cycle.Every every -> period(every.period(), faceToFace, grace, due);
                case Cycle.ByDay by ->
                        new Fields(
                                "day",
                                "1",
                                "years",
                                Integer.toString(by.day().getDayOfMonth()),
                                Integer.toString(by.day().getMonthValue()),
                                faceToFace,
                                grace,
                                due);
                case Cycle.EachEdition _ ->
                        new Fields("edition", "1", "years", "30", "9", faceToFace, grace, due);
                case Cycle.Both both ->
                        of(
                                new RuleTerms(
                                        both.other(),
                                        terms.mode(),
                                        terms.graceDays(),
                                        terms.dueDays()));
            };
        }

        private static Fields period(Period period, boolean faceToFace, String grace, String due) {
            long months = period.toTotalMonths();
            String unit = months % 12 == 0 ? "years" : "months";
            long number = months % 12 == 0 ? months / 12 : months;
            long days = period.get(ChronoUnit.DAYS);
            if (days != 0) {
                unit = "days";
                number = months * 30 + days;
            }
            return new Fields(
                    "period", Long.toString(number), unit, "30", "9", faceToFace, grace, due);
        }

        /// What was typed, absent where it says no such thing.
        @Nullable RuleTerms terms() {
            Cycle typed = cycleTyped();
            if (typed == null || !grace.matches(DIGITS) || !due.matches(DIGITS)) {
                return null;
            }
            return new RuleTerms(
                    typed,
                    faceToFace ? RequirementMode.FACE_TO_FACE : RequirementMode.ANY,
                    Integer.parseInt(grace),
                    Integer.parseInt(due));
        }

        @Nullable Cycle cycleTyped() {
            try {
                return switch (cycle) {
                    case "edition" -> new Cycle.EachEdition();
                    case "day" ->
                            new Cycle.ByDay(
                                    MonthDay.of(Integer.parseInt(month), Integer.parseInt(day)));
                    default ->
                            number.matches("[1-9]\\d{0,3}") ? new Cycle.Every(periodTyped()) : null;
                };
            } catch (DateTimeException | NumberFormatException e) {
                return null;
            }
        }

        private Period periodTyped() {
            int count = Integer.parseInt(number);
            return switch (unit) {
                case "days" -> Period.ofDays(count);
                case "months" -> Period.ofMonths(count).normalized();
                default -> Period.ofYears(count);
            };
        }
    }

    static RequirementState of(QueryParameters parameters) {
        String scope = text(parameters, RequirementRoutes.SCOPE, "");
        String module = text(parameters, RequirementRoutes.MODULE, "");
        String page = text(parameters, "page", "1");
        return new RequirementState(
                scope.matches("\\d{1,18}") ? Long.valueOf(scope) : null,
                module.isEmpty() ? null : module,
                RoleGroup.find(text(parameters, RequirementRoutes.GROUP, "")).orElse(null),
                Wish.find(text(parameters, "wish", "")),
                new Fields(
                        text(parameters, "cycle", "period"),
                        text(parameters, "number", ""),
                        text(parameters, "unit", "years"),
                        text(parameters, "day", ""),
                        text(parameters, "month", ""),
                        text(parameters, "mode", "").equals("face-to-face"),
                        text(parameters, "grace", ""),
                        text(parameters, "due", "")),
                day(text(parameters, "from", "")),
                text(parameters, "source", ""),
                text(parameters, "seen", ""),
                page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
    }

    private static String text(QueryParameters parameters, String name, String otherwise) {
        String text = parameters.getSingleParameter(name).orElse(otherwise);
        return text.substring(0, Math.min(LONGEST + 1, text.length()));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.matches("20\\d\\d-\\d\\d-\\d\\d") ? LocalDate.parse(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// The change, absent while something of it is missing.
    @Nullable RequirementChange change() {
        RequirementChange.Wish wanted = wanted();
        if (scope == null || module == null || group == null || from == null || wanted == null) {
            return null;
        }
        return new RequirementChange(scope, module, group, from, wanted);
    }

    private RequirementChange.@Nullable Wish wanted() {
        return switch (wish) {
            case null -> null;
            case ASK -> {
                RuleTerms terms = fields.terms();
                yield terms == null ? null : new RequirementChange.Ask(terms, source);
            }
            case DROP -> new RequirementChange.Drop();
            case FOLLOW -> new RequirementChange.Follow();
            case CANCEL -> new RequirementChange.CancelAnnounced();
        };
    }

    RequirementState withPage(int number) {
        return new RequirementState(scope, module, group, wish, fields, from, source, seen, number);
    }

    /// The address of the preview; of the form again where `form` is set.
    String address(boolean form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, RequirementRoutes.SCOPE, Objects.toString(scope, ""));
        put(parameters, RequirementRoutes.MODULE, Objects.toString(module, ""));
        put(parameters, RequirementRoutes.GROUP, group == null ? "" : group.id());
        put(parameters, "wish", wish == null ? "" : wish.id());
        if (wish == Wish.ASK) {
            put(parameters, "cycle", fields.cycle());
            put(parameters, "number", fields.number());
            put(parameters, "unit", fields.unit());
            put(parameters, "day", fields.day());
            put(parameters, "month", fields.month());
            put(parameters, "mode", fields.faceToFace() ? "face-to-face" : "");
            put(parameters, "grace", fields.grace());
            put(parameters, "due", fields.due());
            put(parameters, "source", source);
        }
        put(parameters, "from", from == null ? "" : from.toString());
        put(parameters, "seen", seen);
        put(parameters, "page", page == 1 ? "" : Integer.toString(page));
        put(parameters, "step", form ? "" : "preview");
        return RequirementRoutes.CHANGE
                + "?"
                + parameters.entrySet().stream()
                        .map(entry ->
                                entry.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static void put(Map<String, String> parameters, String key, String value) {
        if (!value.isEmpty()) {
            parameters.put(key, value);
        }
    }
}

package org.dueregard.imports;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dueregard.common.Checks;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// What a line of a file says, before anything is compared.
///
/// @param group absent where the line says nothing about it
/// @param school as it is written in the file, blank where it is not
/// @param reason why it cannot be used, a key of the translations file
record ParsedLine(
        int line,
        @Nullable String key,
        String given,
        String family,
        @Nullable String email,
        @Nullable String job,
        @Nullable RoleGroup group,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate leftOn,
        String school,
        @Nullable String reason,
        @Nullable String detail) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_KEY = 120;

    /// What spreadsheets take for a formula. No name begins like this.
    private static final Pattern FORMULA = Pattern.compile("^[=+@\\t\\r-].*", Pattern.DOTALL);

    private static final Pattern TITLE =
            Pattern.compile(
                    "^(mr|mrs|ms|miss|mx|dr|prof|rev|sir|dame)\\.? +", Pattern.CASE_INSENSITIVE);

    static ParsedLine of(
            int line, List<String> cells, List<String> headings, ImportMapping mapping) {
        Map<Field, String> values = new HashMap<>();
        mapping.columns()
                .forEach((field, heading) -> {
                    int at = headings.indexOf(heading);
                    if (at >= 0 && at < cells.size()) {
                        values.put(field, Checks.tidy(cells.get(at)));
                    }
                });
        String[] name = name(values);
        String email = email(values.getOrDefault(Field.EMAIL, ""));
        String key = values.getOrDefault(Field.KEY, "");
        if (!mapping.columns().containsKey(Field.KEY) && email != null) {
            key = email;
        }
        String job = values.getOrDefault(Field.JOB_TITLE, "");
        String said = values.getOrDefault(Field.ROLE_GROUP, "");
        RoleGroup group = RoleGroupGuess.of(said).or(() -> RoleGroupGuess.of(job)).orElse(null);
        Problem problem = problem(name, values, key, job);
        Optional<LocalDate> started = date(values, Field.STARTED_ON, mapping);
        Optional<LocalDate> left = date(values, Field.LEFT_ON, mapping);
        if (problem == null) {
            problem = datesProblem(values, started, left);
        }
        return new ParsedLine(
                line,
                key.isEmpty() ? null : key,
                name[0],
                name[1],
                email,
                job.isEmpty() ? null : job,
                group,
                started.orElse(null),
                left.orElse(null),
                values.getOrDefault(Field.SCHOOL, ""),
                problem == null ? null : problem.reason(),
                problem == null ? null : problem.detail());
    }

    private record Problem(String reason, @Nullable String detail) {}

    private static @Nullable String email(String text) {
        return text.isEmpty() ? null : text.toLowerCase(Locale.ROOT);
    }

    private static Optional<LocalDate> date(
            Map<Field, String> values, Field field, ImportMapping mapping) {
        return FileDates.parse(values.getOrDefault(field, ""), mapping.monthFirst());
    }

    /// From two columns, or from one as "Surname, Forename" or "Forename Surname".
    private static String[] name(Map<Field, String> values) {
        String given = values.getOrDefault(Field.GIVEN_NAME, "");
        String family = values.getOrDefault(Field.FAMILY_NAME, "");
        String full = values.getOrDefault(Field.FULL_NAME, "");
        if (given.isEmpty() && family.isEmpty() && !full.isEmpty()) {
            int comma = full.indexOf(',');
            if (comma > 0) {
                family = full.substring(0, comma).strip();
                given = TITLE.matcher(full.substring(comma + 1).strip()).replaceFirst("");
            } else {
                String bare = TITLE.matcher(full).replaceFirst("");
                int space = bare.lastIndexOf(' ');
                given = space < 0 ? "" : bare.substring(0, space);
                family = bare.substring(space + 1);
            }
        }
        return new String[] {given, family};
    }

    private static @Nullable Problem problem(
            String[] name, Map<Field, String> values, String key, String job) {
        if (name[0].isEmpty() || name[1].isEmpty()) {
            return new Problem("no-name", null);
        }
        for (String text : new String[] {name[0], name[1], job}) {
            if (FORMULA.matcher(text).matches()) {
                return new Problem("formula", shortened(text));
            }
        }
        if (name[0].length() > LONGEST_NAME
                || name[1].length() > LONGEST_NAME
                || job.length() > LONGEST_NAME
                || key.length() > LONGEST_KEY) {
            return new Problem("too-long", null);
        }
        if (key.isEmpty()) {
            return new Problem("no-key", null);
        }
        String email = values.getOrDefault(Field.EMAIL, "");
        if (!email.isEmpty() && !Checks.isEmail(email.toLowerCase(Locale.ROOT))) {
            return new Problem("bad-email", shortened(email));
        }
        return null;
    }

    private static @Nullable Problem datesProblem(
            Map<Field, String> values, Optional<LocalDate> started, Optional<LocalDate> left) {
        String start = values.getOrDefault(Field.STARTED_ON, "");
        String end = values.getOrDefault(Field.LEFT_ON, "");
        if (!start.isEmpty() && started.isEmpty()) {
            return new Problem("bad-date", shortened(start));
        }
        if (!end.isEmpty() && left.isEmpty()) {
            return new Problem("bad-date", shortened(end));
        }
        if (started.isPresent() && left.isPresent() && left.get().isBefore(started.get())) {
            return new Problem("left-before-start", null);
        }
        return null;
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}

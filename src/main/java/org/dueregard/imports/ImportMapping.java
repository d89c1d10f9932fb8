package org.dueregard.imports;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dueregard.people.RoleGroup;

/// Which column is which. Columns are known by their headings, so that a file with shuffled columns
/// reads the same.
///
/// @param columns the heading of each field's column; a field without one is not in the file
/// @param otherwise the role group of whoever's job says nothing
/// @param monthFirst whether 4/3/2026 is in April
public record ImportMapping(Map<Field, String> columns, RoleGroup otherwise, boolean monthFirst) {

    public ImportMapping {
        columns = Map.copyOf(columns);
    }

    /// What the headings suggest.
    static ImportMapping guessed(List<String> headings) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        Set<String> taken = new HashSet<>();
        for (Field field : Field.values()) {
            headings.stream()
                    .filter(heading -> !taken.contains(heading) && field.isCalled(heading))
                    .findFirst()
                    .ifPresent(heading -> {
                        columns.put(field, heading);
                        taken.add(heading);
                    });
        }
        if (columns.containsKey(Field.GIVEN_NAME) && columns.containsKey(Field.FAMILY_NAME)) {
            columns.remove(Field.FULL_NAME);
        }
        return new ImportMapping(columns, RoleGroup.TEACHERS, false);
    }

    /// The same columns by the headings of another file, which may write them in another case; nothing
    /// when one of them is not there.
    Optional<ImportMapping> in(List<String> headings) {
        Map<Field, String> found = new EnumMap<>(Field.class);
        columns.forEach((field, heading) ->
                headings.stream()
                        .filter(one -> one.strip().equalsIgnoreCase(heading.strip()))
                        .findFirst()
                        .ifPresent(one -> found.put(field, one)));
        return found.size() == columns.size()
                ? Optional.of(new ImportMapping(found, otherwise, monthFirst))
                : Optional.empty();
    }

    /// Whether everything has a column that cannot be done without.
    public boolean isEnough() {
        boolean named =
                columns.containsKey(Field.FULL_NAME)
                        || (columns.containsKey(Field.GIVEN_NAME)
                                && columns.containsKey(Field.FAMILY_NAME));
        return named && (columns.containsKey(Field.KEY) || columns.containsKey(Field.EMAIL));
    }
}

package org.dueregard.standing;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Everybody with everything they owe, for whatever is written out whole. Two statements and the memory
/// of one school at a time, however many schools there are, all as they were at the first of them. It
/// checks nobody's rights: the service that asks has done so.
@Component
public class StandingCells {

    private static final String PEOPLE =
            """
            SELECT s.id, s.given_name, s.family_name, s.job_title
            FROM standing_people p JOIN staff_members s ON s.id = p.staff_member_id
            WHERE p.school_id = :school AND p.from_day <= :day AND p.until_day > :day
            ORDER BY s.family_name, s.given_name, s.id
            """;

    private final CellReader cells;
    private final JdbcClient jdbc;

    StandingCells(CellReader cells, JdbcClient jdbc) {
        this.cells = cells;
        this.jdbc = jdbc;
    }

    private record Person(long id, String name, String jobTitle) {}

    /// School by school in the order given, people by name, with what was recorded by the end of that
    /// day. Exempt cells are among them.
    @Transactional(readOnly = true)
    public void stream(Collection<Long> schools, LocalDate asAt, CellConsumer consumer)
            throws IOException {
        for (long school : schools) {
            Map<Long, SortedMap<String, PersonCells.Cell>> known = cells.ofSchool(school, asAt);
            for (Person person : people(school, asAt)) {
                SortedMap<String, PersonCells.Cell> owed = known.get(person.id());
                if (owed != null) {
                    consumer.accept(
                            new PersonCells(
                                    school, person.id(), person.name(), person.jobTitle(), owed));
                }
            }
        }
    }

    private List<Person> people(long school, LocalDate day) {
        return jdbc.sql(PEOPLE)
                .param("school", school)
                .param("day", day)
                .query((row, number) ->
                        new Person(
                                row.getLong(1),
                                row.getString(2) + " " + row.getString(3),
                                row.getString(4)))
                .list();
    }
}

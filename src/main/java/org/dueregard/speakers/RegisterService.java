package org.dueregard.speakers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.common.PageOf;
import org.dueregard.common.Sql;
import org.dueregard.people.TrustNeighbours;
import org.dueregard.speakers.Choices.Topic;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Visitors whom the schools of a trust remember for twelve months: which checks were done and when, and
/// whether the agreement was kept to. Never a verdict, and never a reason to refuse by itself.
@Service
public class RegisterService {

    private final Access access;
    private final TrustNeighbours neighbours;
    private final JdbcClient jdbc;
    private final Clock clock;

    RegisterService(Access access, TrustNeighbours neighbours, JdbcClient jdbc, Clock clock) {
        this.access = access;
        this.neighbours = neighbours;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A visit that took place.
    ///
    /// @param checks ids of the checks with the day each was seen
    /// @param correction what the speaker says is wrong, empty where nothing is
    public record Entry(
            String name,
            String organisation,
            Topic topic,
            String schoolName,
            LocalDate visitedOn,
            List<Check> checks,
            boolean kept,
            String correction,
            LocalDate expiresOn) {}

    /// A check that was done.
    public record Check(String id, String seenOn) {}

    /// One page of the register of the caller's schools and those of the same trusts, the latest first.
    ///
    /// @param search part of a name or an organisation
    @Requires(Action.SPEAKERS_REGISTER)
    @Transactional(readOnly = true)
    public PageOf<Entry> list(String search, int page) {
        Map<String, Object> parameters = new HashMap<>();
        LocalDate today = Days.today(clock);
        parameters.put("schools", trustSchools(today));
        parameters.put("today", today);
        parameters.put("search", Sql.containing(search));
        String from =
                " FROM speaker_register g JOIN schools s ON s.id = g.school_id"
                        + " WHERE g.school_id IN (:schools) AND g.expires_on > :today"
                        + (search.isBlank()
                                ? ""
                                : " AND (g.name LIKE :search OR g.organisation LIKE :search)");
        long total =
                jdbc.sql("SELECT COUNT(*)" + from).params(parameters).query(Long.class).single();
        PageOf.Slice slice = PageOf.slice(total, page);
        List<Entry> rows =
                jdbc.sql(
                                "SELECT g.*, s.name AS school_name"
                                        + from
                                        + " ORDER BY g.visited_on DESC, g.id DESC"
                                        + " LIMIT :size OFFSET :offset")
                        .params(parameters)
                        .param("size", PageOf.SIZE)
                        .param("offset", slice.from())
                        .query((row, number) ->
                                new Entry(
                                        row.getString("name"),
                                        row.getString("organisation"),
                                        Topic.valueOf(row.getString("topic")),
                                        row.getString("school_name"),
                                        row.getObject("visited_on", LocalDate.class),
                                        checks(row.getString("checks")),
                                        row.getBoolean("kept"),
                                        row.getString("correction"),
                                        row.getObject("expires_on", LocalDate.class)))
                        .list();
        return PageOf.of(rows, total, slice);
    }

    private static List<Check> checks(String stored) {
        return stored.isEmpty()
                ? List.of()
                : java.util.Arrays.stream(stored.split(","))
                        .map(one -> one.split("=", 2))
                        .map(parts -> new Check(parts[0], parts.length > 1 ? parts[1] : ""))
                        .toList();
    }

    /// The caller's schools and those that belong to the same trusts today.
    private Set<Long> trustSchools(LocalDate today) {
        return neighbours.with(access.schools(Action.SPEAKERS_REGISTER), today);
    }
}

package org.dueregard.standing;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The small numbers that stand for a module and a role group. They are never changed or deleted, so
/// they are remembered. Where a school as a whole is meant, the number is negative: so all of these lie
/// together in every table, and whoever wants only them reads only them.
@Component
class Lines {

    /// @param group absent for everybody at a school, each person once
    record Line(String moduleId, @Nullable RoleGroup group) {}

    private final Map<Line, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Line> lines = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;

    Lines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Makes the numbers that are missing, in a transaction of its own, so that nobody waits for
    /// whoever needs a new one.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void require(Collection<Line> wanted) {
        for (Line line : wanted) {
            if (!ids.containsKey(line)) {
                try {
                    jdbc.sql("INSERT INTO standing_lines (module_id, role_group) VALUES (?, ?)")
                            .param(line.moduleId())
                            .param(text(line.group()))
                            .update();
                } catch (DuplicateKeyException e) {
                    // Another program was quicker.
                }
            }
        }
        refresh();
    }

    private void refresh() {
        jdbc.sql("SELECT id, module_id, role_group FROM standing_lines")
                .query(row -> {
                    Line line =
                            new Line(
                                    row.getString(2),
                                    RoleGroup.find(row.getString(3)).orElse(null));
                    int id = line.group() == null ? -row.getInt(1) : row.getInt(1);
                    ids.put(line, id);
                    lines.put(id, line);
                });
    }

    boolean isKnown(Line line) {
        return ids.containsKey(line);
    }

    int id(Line line) {
        Integer id = ids.get(line);
        if (id == null) {
            refresh();
            id = ids.get(line);
        }
        if (id == null) {
            throw new IllegalStateException("No number for " + line);
        }
        return id;
    }

    Line line(int id) {
        Line line = lines.get(id);
        if (line == null) {
            refresh();
            line = lines.get(id);
        }
        if (line == null) {
            throw new IllegalStateException("No line " + id);
        }
        return line;
    }

    private static String text(@Nullable RoleGroup group) {
        return group == null ? "" : group.id();
    }
}

package org.dueregard.people;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What schools are called. It checks nobody's rights: the service that asks has done so.
@Component
public class SchoolNames {

    private final JdbcClient jdbc;

    SchoolNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The school's name, empty where there is none of that number.
    public String name(long schoolId) {
        return jdbc.sql("SELECT name FROM schools WHERE id = ?")
                .param(schoolId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /// Names by number, in the order of the names.
    public Map<Long, String> names(Collection<Long> schools) {
        Map<Long, String> names = new LinkedHashMap<>();
        jdbc.sql("SELECT id, name FROM schools WHERE id IN (:schools) ORDER BY name, id")
                .param("schools", schools)
                .query(row -> {
                    names.put(row.getLong(1), row.getString(2));
                });
        return names;
    }
}

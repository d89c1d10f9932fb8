package org.dueregard.imports;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What stands in the people tables for some schools, as one checksum for each table, so that a
/// difference tells where it is.
final class PeopleChecksum {

    private static final String STAFF =
            "(SELECT id FROM staff_members WHERE school_id IN (:schools))";

    private static final Map<String, String> WHOLE =
            Map.of(
                    "staff_members",
                    "SELECT * FROM staff_members WHERE school_id IN (:schools) ORDER BY id",
                    "role_group_memberships",
                    "SELECT * FROM role_group_memberships WHERE school_id IN (:schools)"
                            + " OR staff_member_id IN "
                            + STAFF
                            + " ORDER BY id",
                    "absences",
                    "SELECT * FROM absences WHERE staff_member_id IN " + STAFF + " ORDER BY id",
                    "staff_member_versions",
                    "SELECT * FROM staff_member_versions WHERE staff_member_id IN "
                            + STAFF
                            + " ORDER BY id",
                    "staff_keys",
                    "SELECT * FROM staff_keys WHERE staff_member_id IN "
                            + STAFF
                            + " ORDER BY source_id, external_key",
                    "accounts",
                    "SELECT * FROM accounts WHERE staff_member_id IN " + STAFF + " ORDER BY id");

    /// Without history, version numbers, epochs and the numbers of memberships: what people are.
    private static final Map<String, String> MEANING =
            Map.of(
                    "staff_members",
                    "SELECT id, school_id, given_name, family_name, email, job_title, started_on,"
                            + " left_on, line_manager_id, erased_at FROM staff_members"
                            + " WHERE school_id IN (:schools) ORDER BY id",
                    "role_group_memberships",
                    "SELECT staff_member_id, school_id, role_group, from_date, to_date"
                            + " FROM role_group_memberships WHERE school_id IN (:schools)"
                            + " OR staff_member_id IN "
                            + STAFF
                            + " ORDER BY 1, 2, 3, 4",
                    "absences",
                    "SELECT staff_member_id, from_date, to_date FROM absences"
                            + " WHERE staff_member_id IN "
                            + STAFF
                            + " ORDER BY 1, 2",
                    "staff_keys",
                    "SELECT * FROM staff_keys WHERE staff_member_id IN "
                            + STAFF
                            + " ORDER BY source_id, external_key",
                    "accounts",
                    "SELECT id, email, enabled, name, staff_member_id FROM accounts"
                            + " WHERE staff_member_id IN "
                            + STAFF
                            + " ORDER BY id");

    private final JdbcClient jdbc;

    PeopleChecksum(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Everything, down to version numbers.
    Map<String, String> whole(long... schools) {
        return sums(WHOLE, schools);
    }

    /// What people are, without how they came to be so.
    Map<String, String> meaning(long... schools) {
        return sums(MEANING, schools);
    }

    private Map<String, String> sums(Map<String, String> queries, long... schools) {
        List<Long> ids = Arrays.stream(schools).boxed().toList();
        Map<String, String> sums = new TreeMap<>();
        queries.forEach((table, sql) -> sums.put(table, sum(sql, ids)));
        return sums;
    }

    private String sum(String sql, List<Long> schools) {
        MessageDigest digest = sha256();
        int[] rows = {0};
        jdbc.sql(sql)
                .param("schools", schools)
                .query(row -> {
                    rows[0]++;
                    int columns = row.getMetaData().getColumnCount();
                    for (int column = 1; column <= columns; column++) {
                        digest.update(
                                (row.getString(column) + "\0").getBytes(StandardCharsets.UTF_8));
                    }
                });
        return rows[0] + " rows, " + HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.dueregard.common;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Small things that queries share.
public final class Sql {

    private Sql() {}

    /// A pattern for `LIKE` that finds the text anywhere, taking it literally.
    public static String containing(String text) {
        return "%" + text.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }

    /// A moment stored without a zone, absent where the column is.
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime stored = row.getObject(column, LocalDateTime.class);
        return stored == null ? null : Days.restored(stored);
    }

    /// A number, absent where the column is.
    public static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}

package org.dueregard.demonstration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/// Gathers rows table by table and writes them in batches, parents first.
final class ExampleRows {

    private static final int BLOCK = 50;
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
    private long nextId;
    private long endOfBlock;

    ExampleRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// A number from the sequence that all tables share.
    long newId() {
        if (nextId == endOfBlock) {
            Long block = jdbc.queryForObject("SELECT NEXT VALUE FOR ids", Long.class);
            nextId = java.util.Objects.requireNonNull(block);
            endOfBlock = nextId + BLOCK;
        }
        return nextId++;
    }

    void add(String insert, @Nullable Object... values) {
        rows.computeIfAbsent(insert, key -> new ArrayList<>()).add(values);
    }

    int write() {
        int written = 0;
        for (Map.Entry<String, List<@Nullable Object[]>> entry : rows.entrySet()) {
            List<@Nullable Object[]> all = entry.getValue();
            for (int from = 0; from < all.size(); from += BATCH) {
                jdbc.batchUpdate(
                        entry.getKey(), all.subList(from, Math.min(all.size(), from + BATCH)));
            }
            written += all.size();
        }
        rows.clear();
        return written;
    }
}

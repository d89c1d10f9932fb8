package org.dueregard.guidance;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the answers to what we have been told cite.
@Component
class ToldCitations implements Citations {

    private final JdbcClient jdbc;

    ToldCitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Citation> citations() {
        return jdbc.sql(
                        "SELECT id, claim, source_entry, changed_on FROM guidance_told"
                                + " WHERE published_at IS NOT NULL AND source_entry IS NOT NULL"
                                + " ORDER BY id")
                .query((row, number) -> {
                    LocalDate changed = row.getObject("changed_on", LocalDate.class);
                    return new Citation(
                            row.getString("source_entry"),
                            Citation.Kind.TOLD,
                            "told/" + row.getLong("id") + "@" + changed,
                            row.getString("claim"),
                            GuidanceRoutes.TOLD,
                            changed);
                })
                .list();
    }
}

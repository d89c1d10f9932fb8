package org.dueregard.standing;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.common.BeforeOpening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Works everything out anew from what was recorded. It is the same afterwards: a test compares them
/// on random histories.
@Component
public class StandingRebuild extends BeforeOpening {

    private static final Logger log = LoggerFactory.getLogger(StandingRebuild.class);

    /// After requirements were seeded, before the web server.
    private static final int PHASE = 30;

    /// Mostly a school at once.
    private static final int BATCH = 400;

    private static final int TOLD_EVERY = 2_000;

    private final Restatement restatement;
    private final FactsReader facts;
    private final SpanTable table;
    private final PeopleTable people;
    private final Sums sums;
    private final Horizon horizon;
    private final JdbcClient jdbc;

    StandingRebuild(
            Restatement restatement,
            FactsReader facts,
            SpanTable table,
            PeopleTable people,
            Sums sums,
            Horizon horizon,
            JdbcClient jdbc) {
        super(PHASE);
        this.restatement = restatement;
        this.facts = facts;
        this.table = table;
        this.people = people;
        this.sums = sums;
        this.horizon = horizon;
        this.jdbc = jdbc;
    }

    /// A database of before there was a read model.
    @Override
    protected void prepare() {
        boolean none =
                jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 FROM standing_spans LIMIT 1) some")
                                .query(Long.class)
                                .single()
                        == 0;
        boolean anybody =
                jdbc.sql("SELECT COUNT(*) FROM (SELECT 1 FROM staff_members LIMIT 1) some")
                                .query(Long.class)
                                .single()
                        > 0;
        if (none && anybody) {
            rebuildAll();
        }
    }

    /// Replaces everything.
    public void rebuildAll() {
        horizon.keep();
        sums.leaveAlone(() -> {
            table.clear();
            people.clear();
            sums.clear();
            recomputeAll();
            sums.addUp();
        });
    }

    /// Goes through everybody from their first day and writes only what differs. School by school, so
    /// that what is written lies together and changes of the same day become one.
    void recomputeAll() {
        Rules rules = facts.rules();
        List<Long> schools =
                jdbc.sql("SELECT DISTINCT school_id FROM staff_members ORDER BY school_id")
                        .query((row, number) -> row.getLong(1))
                        .list();
        int done = 0;
        for (long school : schools) {
            List<Long> people = at(school);
            for (int from = 0; from < people.size(); from += BATCH) {
                int to = Math.min(from + BATCH, people.size());
                restatement.restate(people.subList(from, to), LocalDate.EPOCH, rules, List.of());
            }
            if ((done + people.size()) / TOLD_EVERY > done / TOLD_EVERY) {
                log.info("Where {} people stood on each day is worked out", done + people.size());
            }
            done += people.size();
        }
    }

    private List<Long> at(long school) {
        return jdbc.sql("SELECT id FROM staff_members WHERE school_id = ? ORDER BY id")
                .param(school)
                .query((row, number) -> row.getLong(1))
                .list();
    }
}

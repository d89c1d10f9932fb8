package org.dueregard.training;

/// Conditions on the newest completions of people, shared by queries.
final class NewestCompletions {

    /// A completion of the same person and module, later than `c` by the day of the training, that
    /// stands.
    static final String NEWER =
            """
            SELECT 1 FROM completions n WHERE n.staff_member_id = c.staff_member_id
                AND n.module_id = c.module_id
                AND (n.effective_on > c.effective_on OR (n.effective_on = c.effective_on
                    AND (n.recorded_at > c.recorded_at
                        OR (n.recorded_at = c.recorded_at AND n.id > c.id))))
                AND NOT EXISTS (SELECT 1 FROM completion_withdrawals nw
                    WHERE nw.completion_id = n.id)
            """;

    /// People whose newest completion was checked again, and the check failed or was left
    /// unanswered, and none has been passed since. A completion newer than the check starts afresh.
    static final String FORGOTTEN =
            """
            SELECT d.staff_member_id, d.module_id FROM delayed_checks d
            JOIN completions c ON c.id = d.completion_id
            WHERE NOT EXISTS (SELECT 1 FROM completion_withdrawals w
                    WHERE w.completion_id = c.id)
                AND NOT EXISTS (\
            """
                    + NEWER
                    + """
                    )
                    GROUP BY d.staff_member_id, d.module_id
                    HAVING SUM(d.result = 'PASSED') IS NOT TRUE
                        AND SUM(d.result = 'FAILED' OR (d.result IS NULL AND d.closes_on < :day)) > 0
                    """;

    private NewestCompletions() {}
}

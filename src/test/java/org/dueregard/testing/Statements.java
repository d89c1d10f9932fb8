package org.dueregard.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Counts what a piece of work asks of the database: all of it goes through one connection, whose
/// server keeps the count.
public final class Statements {

    private static final String COUNT =
            "SELECT variable_value FROM information_schema.session_status"
                    + " WHERE variable_name = 'QUESTIONS'";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Statements(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// How many statements the work takes.
    public long in(Runnable work) {
        Long count =
                transaction.execute(status -> {
                    long before = count();
                    work.run();
                    return count() - before - 1;
                });
        return count == null ? 0 : count;
    }

    private long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }
}

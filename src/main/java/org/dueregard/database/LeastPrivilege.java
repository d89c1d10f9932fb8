package org.dueregard.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// After each migration, gives the running application's account what it needs and no more: it may
/// read all tables, write them row by row, and only add to the append-only ones. It never gets DDL.
///
/// Where one account does both (an outside server set up in a hurry) nothing can be taken away, and
/// the log says so at every start.
@Component
class LeastPrivilege extends BaseCallback {

    /// Facts that are never edited or deleted; corrections are new rows.
    static final Set<String> APPEND_ONLY =
            Set.of(
                    "completions",
                    "completion_withdrawals",
                    "version_lifts",
                    "audit_entries",
                    "guidance_editions",
                    "lesson_moves");

    private static final String AUDIT_COLUMNS =
            "stream, seq, at, actor_id, action, object_type, object_id, subject_id, details, mac";

    private static final Logger log = LoggerFactory.getLogger(LeastPrivilege.class);
    private static final String HISTORY = "flyway_schema_history";

    private final ObjectProvider<DataSource> dataSource;

    LeastPrivilege(ObjectProvider<DataSource> dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
        Connection migrator = context.getConnection();
        try {
            String application = applicationAccount();
            if (application.equals(single(migrator, "SELECT CURRENT_USER()"))) {
                log.warn(
                        "Migrations and the application use the same database account {}, so it can"
                                + " change tables. Give spring.flyway.user one of its own.",
                        application);
                return;
            }
            grant(migrator, application);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The application's database account could not be given its rights. The"
                            + " migrating account needs WITH GRANT OPTION on the schema.",
                    e);
        }
    }

    private String applicationAccount() throws SQLException {
        try (Connection connection = dataSource.getObject().getConnection()) {
            return single(connection, "SELECT CURRENT_USER()");
        }
    }

    private static void grant(Connection migrator, String application) throws SQLException {
        int at = application.lastIndexOf('@');
        String grantee =
                quote(application.substring(0, at)) + "@" + quote(application.substring(at + 1));
        for (Relation relation : relations(migrator)) {
            if (relation.name().equals(HISTORY)) {
                continue;
            }
            try (Statement statement = migrator.createStatement()) {
                statement.execute(
                        "GRANT "
                                + relation.rights()
                                + " ON `"
                                + relation.name()
                                + "` TO "
                                + grantee);
            }
        }
    }

    private static List<Relation> relations(Connection connection) throws SQLException {
        List<Relation> relations = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT table_name, table_type FROM information_schema.tables"
                                        + " WHERE table_schema = DATABASE()")) {
            while (rows.next()) {
                relations.add(new Relation(rows.getString(1), rows.getString(2)));
            }
        }
        return relations;
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String quote(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    private record Relation(String name, String type) {

        String rights() {
            if (type.equals("SEQUENCE")) {
                return "SELECT, INSERT";
            }
            if (name.equals("audit_entries")) {
                // Not the column that holds the server's own time.
                return "SELECT, INSERT (" + AUDIT_COLUMNS + ")";
            }
            if (name.equals("completion_withdrawals")) {
                // A reason may name somebody who is forgotten later.
                return "SELECT, INSERT, UPDATE (reason)";
            }
            return APPEND_ONLY.contains(name) ? "SELECT, INSERT" : "SELECT, INSERT, UPDATE, DELETE";
        }
    }
}

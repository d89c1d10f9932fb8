package org.dueregard.performance;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// A data source that can write down what it is asked, to be explained afterwards. While it does not,
/// it hands out the connections as they are.
@NullMarked
final class StatementProbe extends DelegatingDataSource {

    /// A statement and what was bound to it, by position.
    record Asked(String sql, TreeMap<Integer, @Nullable Object> parameters) {}

    private volatile @Nullable List<Asked> asked;

    StatementProbe(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        List<Asked> list = asked;
        return list == null ? connection : listening(connection, list, Thread.currentThread());
    }

    /// What the work asks, in order.
    List<Asked> listen(CoverageBenchmark.Work work) throws Exception {
        List<Asked> list = new ArrayList<>();
        asked = list;
        try {
            work.run(0);
        } finally {
            asked = null;
        }
        return list;
    }

    private static Connection listening(Connection connection, List<Asked> list, Thread thread) {
        return (Connection)
                Proxy.newProxyInstance(
                        StatementProbe.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            Object result = call(connection, method, arguments);
                            // The portal's own rounds are not of interest.
                            boolean mine = Thread.currentThread() == thread;
                            if (mine
                                    && result instanceof PreparedStatement statement
                                    && arguments[0] instanceof String sql
                                    && !thread.getName().startsWith("scheduling")) {
                                Asked one = new Asked(sql, new TreeMap<>());
                                list.add(one);
                                return listening(statement, one);
                            }
                            return result;
                        });
    }

    private static PreparedStatement listening(PreparedStatement statement, Asked one) {
        return (PreparedStatement)
                Proxy.newProxyInstance(
                        StatementProbe.class.getClassLoader(),
                        new Class<?>[] {PreparedStatement.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().startsWith("set")
                                    && arguments != null
                                    && arguments.length >= 2
                                    && arguments[0] instanceof Integer position) {
                                one.parameters().put(position, arguments[1]);
                            }
                            return call(statement, method, arguments);
                        });
    }

    private static @Nullable Object call(
            Object target, java.lang.reflect.Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /// How the server went about a query, with the rows it really read.
    List<String> plan(Asked one) throws SQLException {
        List<String> plan = new ArrayList<>();
        try (Connection connection = super.getConnection();
                PreparedStatement statement = connection.prepareStatement("ANALYZE " + one.sql())) {
            for (var parameter : one.parameters().entrySet()) {
                statement.setObject(parameter.getKey(), parameter.getValue());
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    plan.add(step(rows));
                }
            }
        }
        return plan;
    }

    private static String step(ResultSet rows) throws SQLException {
        StringBuilder step = new StringBuilder();
        ResultSetMetaData columns = rows.getMetaData();
        for (String wanted : List.of("table", "type", "key", "r_rows", "r_filtered", "Extra")) {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                if (columns.getColumnLabel(i).equals(wanted) && rows.getString(i) != null) {
                    step.append(step.isEmpty() ? "" : ", ")
                            .append(wanted.startsWith("r_") ? wanted.substring(2) + " " : "")
                            .append(rows.getString(i));
                }
            }
        }
        return step.toString();
    }
}

package org.dueregard.database;

import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.resilience.retry.MethodRetryPredicate;

/// Which failures mean "run the whole transaction again": deadlock (1213), lock wait (1205), a row
/// changed since the snapshot (1020), a cluster node out of touch (1047, 1180), a duplicate key that
/// another transaction wrote first (1062), a lost connection (SQLState 08…, 25S03), and a row that
/// somebody else changed in between.
///
/// Only for operations that look before they write, so that running twice does the thing once.
public final class TransientDatabaseFault implements MethodRetryPredicate {

    private static final Set<Integer> CODES = Set.of(1020, 1047, 1062, 1180, 1205, 1213);
    private static final int DEEPEST_CAUSE = 12;

    @Override
    public boolean shouldRetry(Method method, Throwable failure) {
        return matches(failure);
    }

    static boolean matches(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof OptimisticLockingFailureException
                    || (cause instanceof SQLException sql && isTransient(sql))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isTransient(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return CODES.contains(failure.getErrorCode())
                || state.equals("40001")
                || state.equals("25S03")
                || state.startsWith("08");
    }
}

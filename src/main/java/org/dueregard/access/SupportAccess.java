package org.dueregard.access;

import java.util.Set;

/// Which schools have opened themselves to somebody from outside at this moment.
public interface SupportAccess {

    Set<Long> schoolsOpenTo(long accountId);
}

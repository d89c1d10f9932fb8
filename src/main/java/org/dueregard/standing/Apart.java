package org.dueregard.standing;

import java.util.Objects;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions that see what was committed a moment ago, whatever the caller read before.
final class Apart {

    private Apart() {}

    static TransactionTemplate of(TransactionTemplate usual) {
        TransactionTemplate apart =
                new TransactionTemplate(Objects.requireNonNull(usual.getTransactionManager()));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return apart;
    }
}

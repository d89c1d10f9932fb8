package org.dueregard.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// Keeps the address on a staff record the same as the one its owner signs in with.
@Component
public class StaffAddress {

    private final JdbcClient jdbc;
    private final StaffHistory history;

    StaffAddress(JdbcClient jdbc, StaffHistory history) {
        this.jdbc = jdbc;
        this.history = history;
    }

    /// Changes it as part of the caller's transaction.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when it is somebody else's
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(long staffMemberId, String email) {
        JsonNode before = history.current(staffMemberId);
        jdbc.sql("UPDATE staff_members SET email = ?, version = version + 1 WHERE id = ?")
                .param(email)
                .param(staffMemberId)
                .update();
        history.record(staffMemberId, "CHANGED", before);
    }
}

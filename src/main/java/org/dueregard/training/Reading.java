package org.dueregard.training;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.standing.StandingMarks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where people are in modules and which sections they have read, as rows.
@Component
class Reading {

    private final JdbcClient jdbc;
    private final StandingMarks standings;

    Reading(JdbcClient jdbc, StandingMarks standings) {
        this.jdbc = jdbc;
        this.standings = standings;
    }

    @Transactional
    void opened(long staffMemberId, String moduleId, String sectionId, Instant at) {
        int rows =
                jdbc.sql(
                                """
                                INSERT INTO module_progress
                                    (staff_member_id, module_id, section_id, opened_at)
                                VALUES (:person, :module, :section, :at)
                                ON DUPLICATE KEY UPDATE section_id = :section
                                """)
                        .param("person", staffMemberId)
                        .param("module", moduleId)
                        .param("section", sectionId)
                        .param("at", Days.stored(at))
                        .update();
        if (rows == 1) {
            // Not there before: the module is begun.
            standings.mark(staffMemberId);
        }
    }

    Optional<String> lastOpened(long staffMemberId, String moduleId) {
        return jdbc.sql(
                        "SELECT section_id FROM module_progress"
                                + " WHERE staff_member_id = ? AND module_id = ?")
                .param(staffMemberId)
                .param(moduleId)
                .query(String.class)
                .optional();
    }

    Set<String> openedModules(long staffMemberId) {
        return new HashSet<>(
                jdbc.sql("SELECT module_id FROM module_progress WHERE staff_member_id = ?")
                        .param(staffMemberId)
                        .query(String.class)
                        .list());
    }

    void read(long staffMemberId, String moduleId, String version, String sectionId, Instant at) {
        jdbc.sql(
                        """
                        INSERT INTO section_reads
                            (staff_member_id, module_id, module_version, section_id, read_at)
                        VALUES (:person, :module, :version, :section, :at)
                        ON DUPLICATE KEY UPDATE read_at = :at
                        """)
                .param("person", staffMemberId)
                .param("module", moduleId)
                .param("version", version)
                .param("section", sectionId)
                .param("at", Days.stored(at))
                .update();
    }

    /// The sections of a version read after a moment.
    Set<String> readSince(long staffMemberId, String moduleId, String version, Instant since) {
        LocalDateTime from = Days.stored(since);
        return new HashSet<>(
                jdbc.sql(
                                "SELECT section_id FROM section_reads WHERE staff_member_id = ?"
                                        + " AND module_id = ? AND module_version = ?"
                                        + " AND read_at > ?")
                        .param(staffMemberId)
                        .param(moduleId)
                        .param(version)
                        .param(from)
                        .query(String.class)
                        .list());
    }
}

package org.dueregard.certificates;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.common.BeforeOpening;
import org.dueregard.common.Days;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.people.StaffMemberDetails;
import org.dueregard.training.AfterCompletion;
import org.dueregard.training.CompletionKind;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Issues a certificate with each completion, in its transaction; the table's unique key sees to it that
/// there is one. Completions from before there were certificates get theirs at the next start.
@Component
class CertificateIssue extends BeforeOpening implements AfterCompletion {

    /// After example data, before the web server.
    private static final int PHASE = 40;

    private static final String INSERT =
            "INSERT IGNORE INTO certificates (id, code, completion_id, staff_member_id, school_id,"
                    + " holder, school_name, module_id, module_title, module_version, objectives,"
                    + " how, effective_on, expires_on, issued_at)"
                    + " VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final ContentLibrary library;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    CertificateIssue(ContentLibrary library, JdbcTemplate jdbc, JsonMapper json) {
        super(PHASE);
        this.library = library;
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void completed(Recorded completion, StaffMemberDetails person) {
        if (completion.how() == CompletionKind.ACKNOWLEDGEMENT) {
            return;
        }
        jdbc.update(
                INSERT.replace("INSERT IGNORE", "INSERT"),
                CertificateCode.draw(),
                completion.completionId(),
                person.id(),
                person.schoolId(),
                person.name(),
                person.schoolName(),
                completion.moduleId(),
                completion.moduleTitle(),
                completion.moduleVersion(),
                objectives(completion.moduleId(), completion.moduleVersion()),
                completion.how().name(),
                Date.valueOf(completion.effectiveOn()),
                Date.valueOf(completion.expiresOn()),
                Days.stored(completion.recordedAt()));
    }

    /// Those of the version that was completed; none where that is not the one of today.
    private String objectives(String moduleId, String version) {
        return json.writeValueAsString(
                library.catalogue()
                        .module(moduleId)
                        .filter(module -> module.version().equals(version))
                        .map(TrainingModule::objectives)
                        .map(sentences -> sentences.values().stream().sorted().toList())
                        .orElse(List.of()));
    }

    @Override
    protected void prepare() {
        List<Object[]> rows = new ArrayList<>();
        jdbc.query(
                """
                SELECT c.id, c.staff_member_id, s.school_id,
                    CONCAT(s.given_name, ' ', s.family_name) AS holder, o.name AS school_name,
                    c.module_id, COALESCE(NULLIF(c.module_title, ''), c.module_id) AS title,
                    c.module_version, c.how, c.effective_on, c.expires_on, c.recorded_at
                FROM completions c JOIN staff_members s ON s.id = c.staff_member_id
                JOIN schools o ON o.id = s.school_id
                WHERE c.how <> 'ACKNOWLEDGEMENT' AND s.family_name <> '' AND NOT EXISTS
                    (SELECT 1 FROM certificates x WHERE x.completion_id = c.id)
                """,
                row -> {
                    rows.add(
                            new Object[] {
                                CertificateCode.draw(),
                                row.getLong("id"),
                                row.getLong("staff_member_id"),
                                row.getLong("school_id"),
                                row.getString("holder"),
                                row.getString("school_name"),
                                row.getString("module_id"),
                                title(row.getString("module_id"), row.getString("title")),
                                row.getString("module_version"),
                                objectives(
                                        row.getString("module_id"),
                                        row.getString("module_version")),
                                row.getString("how"),
                                row.getDate("effective_on"),
                                row.getDate("expires_on"),
                                Timestamp.valueOf(row.getObject("recorded_at", LocalDateTime.class))
                            });
                });
        jdbc.batchUpdate(INSERT, rows);
    }

    private String title(String moduleId, String kept) {
        return kept.equals(moduleId)
                ? library.catalogue().module(moduleId).map(TrainingModule::title).orElse(kept)
                : kept;
    }
}

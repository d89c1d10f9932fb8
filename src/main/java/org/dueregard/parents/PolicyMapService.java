package org.dueregard.parents;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Sql;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.people.SchoolNames;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The map of policies. No separate policy on Prevent is needed, nor is one asked for.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class PolicyMapService {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final SchoolDocuments documents;
    private final SchoolNames names;
    private final Access access;
    private final AuditLog audit;

    PolicyMapService(
            JdbcClient jdbc,
            SchoolDocuments documents,
            SchoolNames names,
            Access access,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.names = names;
        this.access = access;
        this.audit = audit;
    }

    /// The schools whose map the caller keeps.
    @Requires(Action.POLICIES_EDIT)
    @Transactional(readOnly = true)
    public Map<Long, String> schools() {
        return names.names(access.schools(Action.POLICIES_EDIT));
    }

    @Requires(Action.POLICIES_EDIT)
    @Transactional(readOnly = true)
    public PolicyMap map(long schoolId) {
        access.require(Action.POLICIES_EDIT, schoolId);
        List<DocumentRow> known = documents.of(schoolId);
        Map<PolicyTopic, PolicyMap.Line> entered = new EnumMap<>(PolicyTopic.class);
        jdbc.sql(
                        "SELECT topic, policy, section, document_id FROM policy_topics WHERE school_id = ?")
                .param(schoolId)
                .query(row -> {
                    PolicyTopic topic = PolicyTopic.valueOf(row.getString("topic"));
                    entered.put(
                            topic,
                            new PolicyMap.Line(
                                    topic,
                                    row.getString("policy"),
                                    Objects.requireNonNullElse(row.getString("section"), ""),
                                    find(known, Sql.number(row, "document_id"))));
                });
        return new PolicyMap(
                names.name(schoolId),
                Arrays.stream(PolicyTopic.values())
                        .map(topic ->
                                entered.getOrDefault(
                                        topic, new PolicyMap.Line(topic, "", "", null)))
                        .toList(),
                known);
    }

    private static @Nullable DocumentRow find(List<DocumentRow> known, @Nullable Long id) {
        return known.stream()
                .filter(document -> Objects.equals(document.id(), id))
                .findFirst()
                .orElse(null);
    }

    /// Says what covers a topic; an empty policy takes the entry out.
    ///
    /// @param documentId one of the school's own, absent for none
    @Requires(Action.POLICIES_EDIT)
    @Transactional
    public void save(
            long schoolId,
            PolicyTopic topic,
            String policy,
            String section,
            @Nullable Long documentId) {
        access.require(Action.POLICIES_EDIT, schoolId);
        Checks checks = new Checks();
        String tidy = checks.optional("policy", policy, LONGEST);
        String where = checks.optional("section", section, LONGEST);
        checks.done();
        if (documentId != null && find(documents.of(schoolId), documentId) == null) {
            throw new DocumentMissingException();
        }
        if (tidy == null) {
            jdbc.sql("DELETE FROM policy_topics WHERE school_id = ? AND topic = ?")
                    .params(schoolId, topic.name())
                    .update();
        } else {
            jdbc.sql(
                            "INSERT INTO policy_topics (school_id, topic, policy, section,"
                                    + " document_id) VALUES (:school, :topic, :policy, :section,"
                                    + " :document) ON DUPLICATE KEY UPDATE policy = :policy,"
                                    + " section = :section, document_id = :document")
                    .param("school", schoolId)
                    .param("topic", topic.name())
                    .param("policy", tidy)
                    .param("section", where)
                    .param("document", documentId)
                    .update();
        }
        audit.record(
                AuditEvent.of(
                        AuditAction.SETTING_CHANGED,
                        schoolId,
                        "policy map",
                        null,
                        Map.of("topic", topic.name())));
    }
}

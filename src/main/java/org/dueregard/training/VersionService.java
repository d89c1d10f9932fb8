package org.dueregard.training;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.content.Versions;
import org.dueregard.database.TransientDatabaseFault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// New versions of modules: what a school asks because of them, once for each, and what a learner has
/// taken note of.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class VersionService {

    private final ContentLibrary library;
    private final ModuleVersions versions;
    private final Ledger ledger;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    VersionService(
            ContentLibrary library,
            ModuleVersions versions,
            Ledger ledger,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.library = library;
        this.versions = versions;
        this.ledger = ledger;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A version that is newer than what some people of a school completed.
    ///
    /// @param people how many completed an earlier one
    /// @param delta whether a short quiz on what changed can be made
    /// @param choice what the school chose, absent while it has not
    public record NewVersion(
            String moduleId,
            String title,
            String version,
            @Nullable String note,
            long people,
            boolean delta,
            @Nullable VersionChoice choice) {}

    /// The versions that the caller's school has to decide about, or has.
    @Requires(Action.TRAINING_MANAGE)
    @Transactional(readOnly = true)
    public List<NewVersion> newVersions() {
        long school = school();
        Map<String, List<String>> earlier = earlierVersions(school);
        List<NewVersion> found = new ArrayList<>();
        for (TrainingModule module : library.catalogue().published()) {
            String key = Versions.sortKey(module.version());
            List<String> done =
                    earlier.getOrDefault(module.id(), List.of()).stream()
                            .filter(version -> version.compareTo(key) < 0)
                            .toList();
            if (!module.isDocument() && !done.isEmpty()) {
                found.add(newVersion(school, module, done));
            }
        }
        return found;
    }

    /// The newest version each person of a school completed or confirmed, by module.
    private Map<String, List<String>> earlierVersions(long school) {
        Map<String, List<String>> earlier = new java.util.HashMap<>();
        jdbc.sql(
                        """
                        SELECT done.module_id, MAX(done.version_key) FROM (
                            SELECT c.staff_member_id, c.module_id, COALESCE(v.version_key,
                                DATE_FORMAT(c.effective_on, '%Y-%m.999')) AS version_key
                            FROM completions c
                            LEFT JOIN module_versions v ON v.module_id = c.module_id
                                AND v.version = c.module_version
                            WHERE NOT EXISTS (SELECT 1 FROM completion_withdrawals w
                                WHERE w.completion_id = c.id)
                            UNION ALL
                            SELECT staff_member_id, module_id, version_key FROM version_lifts
                        ) done
                        JOIN staff_members s ON s.id = done.staff_member_id
                        WHERE s.school_id = :school AND (s.left_on IS NULL OR s.left_on >= :today)
                        GROUP BY done.module_id, done.staff_member_id
                        """)
                .param("school", school)
                .param("today", Days.today(clock))
                .query(row -> {
                    earlier.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return earlier;
    }

    private NewVersion newVersion(long school, TrainingModule module, List<String> done) {
        String oldest = done.stream().min(String::compareTo).orElse("");
        VersionChoice choice =
                jdbc.sql(
                                "SELECT choice FROM version_choices WHERE school_id = ?"
                                        + " AND module_id = ? AND version = ?")
                        .param(school)
                        .param(module.id())
                        .param(module.version())
                        .query(String.class)
                        .optional()
                        .map(VersionChoice::valueOf)
                        .orElse(null);
        return new NewVersion(
                module.id(),
                module.title(),
                module.version(),
                module.changeNote(),
                done.size(),
                !versions.changedQuestions(oldest, module).isEmpty(),
                choice);
    }

    /// Decides, once, what is asked of those who completed an earlier version.
    ///
    /// @throws InvalidInputException when it was decided before
    @Requires(Action.TRAINING_MANAGE)
    @Transactional
    public void decide(String moduleId, VersionChoice choice) {
        long school = school();
        TrainingModule module =
                library.catalogue()
                        .module(moduleId)
                        .orElseThrow(() -> new ModuleMissingException(moduleId));
        NewVersion state = newVersion(school, module, List.of(""));
        if (state.choice() != null) {
            throw new InvalidInputException("choice", "version.decided-before");
        }
        if (module.isDocument()) {
            // A new edition is asked of everybody; nobody decides about that here.
            throw new ModuleMissingException(moduleId);
        }
        versions.decide(school, module, choice, Days.today(clock), currentCaller.get().accountId());
        audit.record(
                AuditEvent.of(
                        AuditAction.VERSION_DECIDED,
                        school,
                        "module",
                        null,
                        Map.of(
                                "module", moduleId,
                                "version", module.version(),
                                "choice", choice.name())));
    }

    private long school() {
        long school = currentCaller.schoolId();
        access.require(Action.TRAINING_MANAGE, school);
        return school;
    }

    /// The caller says that they have read what a new version changed.
    ///
    /// @throws ModuleMissingException when that is not asked of them
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional
    public void confirm(String moduleId) {
        long person = currentCaller.staffMemberId();
        TrainingModule module =
                library.catalogue()
                        .module(moduleId)
                        .orElseThrow(() -> new ModuleMissingException(moduleId));
        if (versions.newestOf(person, moduleId).equals(Versions.sortKey(module.version()))) {
            // The second half of a double click.
            return;
        }
        if (!versions.asks(person, module, VersionChoice.CONFIRM)) {
            throw new ModuleMissingException(moduleId);
        }
        ledger.lift(person, moduleId, module.version(), VersionChoice.CONFIRM.name());
    }
}

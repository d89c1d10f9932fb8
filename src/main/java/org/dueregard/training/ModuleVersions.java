package org.dueregard.training;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dueregard.common.BeforeOpening;
import org.dueregard.common.Days;
import org.dueregard.content.CatalogueChanged;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Question;
import org.dueregard.content.Quiz;
import org.dueregard.content.TrainingModule;
import org.dueregard.content.Versions;
import org.dueregard.standing.StandingMarks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Remembers every version that was ever served here, what it changed, and what each school asks of
/// those who did an earlier one. A new edition of a document is asked of everybody anew, from the day it
/// is in force.
@Component
class ModuleVersions extends BeforeOpening {

    private static final Logger log = LoggerFactory.getLogger(ModuleVersions.class);

    /// After example data, before requirements are seeded.
    private static final int PHASE = 15;

    private static final long ALL_SCHOOLS = 0;

    private final ContentLibrary library;
    private final LedgerQueries ledger;
    private final StandingMarks standings;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ModuleVersions(
            ContentLibrary library,
            LedgerQueries ledger,
            StandingMarks standings,
            JdbcClient jdbc,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        super(PHASE);
        this.library = library;
        this.ledger = ledger;
        this.standings = standings;
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    protected void prepare() {
        remember();
    }

    @EventListener
    void on(CatalogueChanged event) {
        remember();
    }

    private void remember() {
        for (TrainingModule module : library.catalogue().published()) {
            try {
                transaction.executeWithoutResult(status -> remember(module));
            } catch (DataAccessException e) {
                log.info("Version {} of {} is remembered later", module.version(), module.id());
            }
        }
    }

    private void remember(TrainingModule module) {
        int added =
                jdbc.sql(
                                """
                                INSERT IGNORE INTO module_versions (module_id, version,
                                    version_key, title, change_note, objectives, first_seen_on)
                                VALUES (?, ?, ?, ?, ?, ?, ?)
                                """)
                        .param(module.id())
                        .param(module.version())
                        .param(Versions.sortKey(module.version()))
                        .param(module.title())
                        .param(module.changeNote())
                        .param(json.writeValueAsString(fingerprints(module)))
                        .param(Days.today(clock))
                        .update();
        if (added > 0 && module.isDocument() && hasEarlier(module)) {
            reopen(module);
        }
    }

    private boolean hasEarlier(TrainingModule module) {
        return jdbc.sql(
                                "SELECT (SELECT COUNT(*) FROM module_versions WHERE module_id ="
                                        + " :module AND version_key < :key) + (SELECT COUNT(*) FROM"
                                        + " completions WHERE module_id = :module"
                                        + " AND module_version <> :version)")
                        .param("module", module.id())
                        .param("key", Versions.sortKey(module.version()))
                        .param("version", module.version())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void reopen(TrainingModule document) {
        TrainingModule.Edition edition = document.edition();
        LocalDate today = Days.today(clock);
        LocalDate inForce = edition == null ? today : edition.inForceFrom();
        decide(
                ALL_SCHOOLS,
                document,
                VersionChoice.RETAKE,
                inForce.isAfter(today) ? inForce : today,
                null);
    }

    /// Keeps a school's choice.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when it was made before
    void decide(
            long schoolId,
            TrainingModule module,
            VersionChoice choice,
            LocalDate from,
            @org.jspecify.annotations.Nullable Long by) {
        jdbc.sql(
                        """
                        INSERT INTO version_choices (id, school_id, module_id, version,
                            version_key, choice, began_on, decided_by, decided_at)
                        VALUES (NEXT VALUE FOR ids, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(schoolId)
                .param(module.id())
                .param(module.version())
                .param(Versions.sortKey(module.version()))
                .param(choice.name())
                .param(from)
                .param(by)
                .param(Days.stored(clock.instant()))
                .update();
        if (schoolId == ALL_SCHOOLS) {
            standings.markModule(module.id());
        } else {
            standings.markSchools(List.of(schoolId));
        }
    }

    /// What each objective said and asked, in short: another text gives another print.
    static Map<String, String> fingerprints(TrainingModule module) {
        Map<String, StringBuilder> texts = new TreeMap<>();
        module.objectives()
                .forEach((id, sentence) ->
                        texts.computeIfAbsent(id, key -> new StringBuilder()).append(sentence));
        Quiz quiz = module.quiz();
        for (Question question : quiz == null ? List.<Question>of() : quiz.pool()) {
            String objective = question.objective();
            if (objective != null) {
                texts.computeIfAbsent(objective, key -> new StringBuilder())
                        .append('\n')
                        .append(question.text())
                        .append(question.options())
                        .append(question.pairs())
                        .append(question.accepted());
            }
        }
        Map<String, String> prints = new TreeMap<>();
        texts.forEach((id, text) -> prints.put(id, print(text.toString())));
        return prints;
    }

    private static String print(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The newest version somebody completed or confirmed, in a form that sorts; empty where there is
    /// none.
    String newestOf(long staffMemberId, String moduleId) {
        return ledger.newestVersion(staffMemberId, moduleId);
    }

    /// What every version after the one somebody did changed, oldest first.
    List<ChangeNote> changesFor(long staffMemberId, TrainingModule module) {
        String done = newestOf(staffMemberId, module.id());
        if (done.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        "SELECT version, change_note FROM module_versions WHERE module_id = ?"
                                + " AND version_key > ? AND version_key <= ?"
                                + " AND change_note IS NOT NULL ORDER BY version_key")
                .param(module.id())
                .param(done)
                .param(Versions.sortKey(module.version()))
                .query((row, number) -> new ChangeNote(row.getString(1), row.getString(2)))
                .list();
    }

    /// The objectives whose sentence or questions are not what they were in a version; all of them where
    /// that version was never served here.
    private Set<String> changedSince(String doneKey, TrainingModule module) {
        Map<String, String> before =
                jdbc.sql(
                                "SELECT objectives FROM module_versions"
                                        + " WHERE module_id = ? AND version_key = ?")
                        .param(module.id())
                        .param(doneKey)
                        .query(String.class)
                        .optional()
                        .map(text ->
                                json.readValue(text, new TypeReference<Map<String, String>>() {}))
                        .orElse(Map.of());
        Set<String> changed = new TreeSet<>();
        fingerprints(module)
                .forEach((id, print) -> {
                    if (!print.equals(before.get(id))) {
                        changed.add(id);
                    }
                });
        return changed;
    }

    /// The modules of which somebody's school asks something because of a new version.
    List<String> decidedFor(long staffMemberId) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT v.module_id FROM version_choices v
                        JOIN staff_members s ON s.school_id = v.school_id
                        WHERE s.id = ? AND v.choice IN ('CONFIRM', 'DELTA') ORDER BY v.module_id
                        """)
                .param(staffMemberId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// Whether somebody is asked this because of a version newer than the one they did.
    boolean asks(long staffMemberId, TrainingModule module, VersionChoice choice) {
        return asked(staffMemberId, module).filter(choice::equals).isPresent();
    }

    /// What somebody who did an earlier version is asked now.
    Optional<VersionChoice> asked(long staffMemberId, TrainingModule module) {
        String done = newestOf(staffMemberId, module.id());
        if (done.isEmpty() || done.compareTo(Versions.sortKey(module.version())) >= 0) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        SELECT v.choice FROM version_choices v
                        JOIN staff_members s ON v.school_id IN (0, s.school_id)
                        WHERE s.id = :person AND v.module_id = :module AND v.version_key > :done
                            AND (v.version = :version OR v.choice = 'RETAKE')
                        ORDER BY v.choice = 'RETAKE' DESC LIMIT 1
                        """)
                .param("person", staffMemberId)
                .param("module", module.id())
                .param("done", done)
                .param("version", module.version())
                .query(String.class)
                .optional()
                .map(VersionChoice::valueOf)
                .map(choice ->
                        choice == VersionChoice.DELTA && changedQuestions(done, module).isEmpty()
                                ? VersionChoice.CONFIRM
                                : choice);
    }

    /// The questions on what changed since somebody's version.
    List<Question> changedQuestions(String doneKey, TrainingModule module) {
        Quiz quiz = module.quiz();
        Set<String> changed = quiz == null ? Set.of() : changedSince(doneKey, module);
        return quiz == null
                ? List.of()
                : quiz.pool().stream()
                        .filter(question ->
                                question.objective() != null
                                        && changed.contains(question.objective()))
                        .toList();
    }
}

package org.dueregard.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PageOf;
import org.dueregard.security.AccountAddresses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/// Importing staff: a file is staged, compared with what is there, looked at, and applied whole or not
/// at all. Comparing and applying run on their own; the page may be left meanwhile.
@Service
public class ImportService {

    /// Above this share of changed people somebody has to say that it is meant.
    public static final int ASKS_ABOVE_PERCENT = 20;

    private static final Logger log = LoggerFactory.getLogger(ImportService.class);
    private static final int SAMPLE = 5;
    private static final int BLOCK = 500;
    private static final int LISTED = 20;
    private static final int LONGEST_NAME = 120;

    private final ImportStore store;
    private final ImportWorker worker;
    private final JdbcClient jdbc;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AccountAddresses addresses;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportService(
            ImportStore store,
            ImportWorker worker,
            JdbcClient jdbc,
            Access access,
            CurrentCaller currentCaller,
            AccountAddresses addresses,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.worker = worker;
        this.jdbc = jdbc;
        this.access = access;
        this.currentCaller = currentCaller;
        this.addresses = addresses;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The latest imports of the caller's schools.
    @Requires(Action.PEOPLE_IMPORT)
    @Transactional(readOnly = true)
    public List<ImportSummary> latest() {
        return store.latest(access.schools(Action.PEOPLE_IMPORT), LISTED);
    }

    /// Names of sources used before at the caller's schools.
    @Requires(Action.PEOPLE_IMPORT)
    @Transactional(readOnly = true)
    public List<String> sources() {
        return jdbc.sql(
                        "SELECT DISTINCT name FROM import_sources WHERE school_id IN (:schools)"
                                + " ORDER BY name LIMIT 50")
                .param("schools", access.schools(Action.PEOPLE_IMPORT))
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// Reads a file into the staging tables. Nothing is compared or changed yet.
    ///
    /// @param schoolId whose staff it is where the file does not say
    /// @param source what the school calls the place it comes from
    /// @throws FileNotReadableException when it is no list of staff
    /// @throws InvalidInputException when school or source are missing
    @Requires(Action.PEOPLE_IMPORT)
    public long stage(long schoolId, String source, String fileName, InputStream content) {
        access.require(Action.PEOPLE_IMPORT, schoolId);
        Checks checks = new Checks();
        String tidy = checks.required("source", source, LONGEST_NAME);
        checks.done();
        try {
            // Where the program is told to keep temporary files, not where the system once did.
            Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
            Path folder = Files.createTempDirectory(temporary, "import");
            Path file = folder.resolve("upload");
            try (content) {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                return stage(schoolId, tidy, fileName, file, folder);
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long stage(long schoolId, String source, String fileName, Path file, Path folder)
            throws IOException {
        long id = store.newId();
        Staging staging = new Staging(id);
        String encoding = "UTF-8";
        begin(id, schoolId, source, fileName);
        try {
            if (OneRoster.isZip(file)) {
                new OneRoster(file, folder).read(staging::headings, staging::row);
            } else {
                StaffFile csv = StaffFile.open(file);
                encoding = csv.encodingName();
                csv.read(staging::headings, staging::row);
            }
            staging.flush();
            if (staging.rows == 0) {
                throw new FileNotReadableException("empty");
            }
        } catch (RuntimeException | IOException e) {
            discard(id);
            throw e;
        }
        finish(id, schoolId, source, encoding, staging);
        return id;
    }

    private void begin(long id, long schoolId, String source, String fileName) {
        long sourceId = store.source(schoolId, source, ImportMapping.guessed(List.of()));
        String name = Checks.tidy(fileName);
        jdbc.sql(
                        "INSERT INTO imports (id, source_id, school_id, file_name, state,"
                                + " uploaded_by, uploaded_at, headings, sample, encoding)"
                                + " VALUES (?, ?, ?, ?, 'FAILED', ?, ?, '[]', '[]', '')")
                .param(id)
                .param(sourceId)
                .param(schoolId)
                .param(name.substring(0, Math.min(200, name.length())))
                .param(currentCaller.get().accountId())
                .param(Days.stored(clock.instant()))
                .update();
    }

    private void finish(long id, long schoolId, String source, String encoding, Staging staging) {
        long sourceId = store.source(schoolId, source, ImportMapping.guessed(staging.headings));
        store.remember(
                sourceId,
                store.mapping(sourceId)
                        .in(staging.headings)
                        .filter(ImportMapping::isEnough)
                        .orElseGet(() -> ImportMapping.guessed(staging.headings)));
        jdbc.sql(
                        "UPDATE imports SET state = 'STAGED', headings = ?, sample = ?,"
                                + " encoding = ?, total_rows = ? WHERE id = ?")
                .param(store.words(staging.headings))
                .param(store.words(staging.sample))
                .param(encoding)
                .param(staging.rows)
                .param(id)
                .update();
    }

    private void discard(long id) {
        store.clearCells(id);
        jdbc.sql("DELETE FROM imports WHERE id = ?").param(id).update();
    }

    /// Collects lines into blocks.
    private final class Staging {

        private final long id;
        private final List<List<String>> waiting = new ArrayList<>();
        private final List<List<String>> sample = new ArrayList<>();
        private List<String> headings = List.of();
        private int rows;
        private int written;

        Staging(long id) {
            this.id = id;
        }

        void headings(List<String> names) {
            headings = names;
        }

        void row(List<String> cells) {
            rows++;
            if (sample.size() < SAMPLE) {
                sample.add(cells);
            }
            waiting.add(cells);
            if (waiting.size() == BLOCK) {
                flush();
            }
        }

        void flush() {
            if (!waiting.isEmpty()) {
                // The first line holds the headings.
                store.addCells(id, written + 2, waiting);
                written += waiting.size();
                waiting.clear();
            }
        }
    }

    /// One import.
    @Requires(Action.PEOPLE_IMPORT)
    @Transactional(readOnly = true)
    public ImportSummary find(long importId) {
        Set<Long> schools = access.schools(Action.PEOPLE_IMPORT);
        return store.find(importId, schools)
                .filter(found -> !store.touchesOthers(importId, schools))
                .orElseThrow(() -> new AccessDeniedException("Not an import of the caller's"));
    }

    /// One page of the difference.
    ///
    /// @param outcome only lines of this kind, or all that are not the same
    @Requires(Action.PEOPLE_IMPORT)
    @Transactional(readOnly = true)
    public PageOf<ImportRow> rows(long importId, @Nullable RowOutcome outcome, int page) {
        find(importId);
        return store.rows(importId, outcome, page);
    }

    /// Says which column is which and begins to compare.
    @Requires(Action.PEOPLE_IMPORT)
    public void compare(long importId, ImportMapping mapping) {
        ImportSummary found = find(importId);
        if (!mapping.isEnough() || !found.headings().containsAll(mapping.columns().values())) {
            throw new InvalidInputException("", "import.columns.not-enough");
        }
        store.remember(sourceOf(importId), mapping);
        startComparing(importId);
    }

    private void startComparing(long importId) {
        boolean mine =
                store.move(
                        importId,
                        Set.of(ImportState.STAGED, ImportState.READY, ImportState.FAILED),
                        ImportState.COMPARING);
        if (!mine) {
            return;
        }
        store.progress(importId, 0, find(importId).totalRows());
        Set<Long> schools = access.schools(Action.PEOPLE_IMPORT);
        worker.run(
                importId,
                () -> {
                    ImportSummary about =
                            store.find(importId, schools)
                                    .orElseThrow(() -> new IllegalStateException("gone"));
                    new ImportComparison(
                                    jdbc,
                                    store,
                                    about,
                                    sourceOf(importId),
                                    schools,
                                    Days.today(clock))
                            .run();
                    store.setState(importId, ImportState.READY, null);
                });
    }

    private long sourceOf(long importId) {
        return jdbc.sql("SELECT source_id FROM imports WHERE id = ?")
                .param(importId)
                .query(Long.class)
                .single();
    }

    /// Puts the difference into force, whole or not at all.
    ///
    /// @param meant that so many changes are meant, where the share is above the limit
    @Requires(Action.PEOPLE_IMPORT)
    public void apply(long importId, boolean meant) {
        ImportSummary found = find(importId);
        if (found.isSweeping() && !meant) {
            throw new InvalidInputException("meant", "import.sweeping.tick");
        }
        if (!store.move(importId, Set.of(ImportState.READY), ImportState.APPLYING)) {
            return;
        }
        long account = currentCaller.get().accountId();
        worker.run(importId, () -> applyNow(importId, found, account));
    }

    private void applyNow(long importId, ImportSummary found, long account) {
        boolean stale;
        try {
            stale =
                    Boolean.TRUE.equals(
                            transaction.execute(status -> {
                                ImportApplication application = application(importId, account);
                                if (application.isStale()) {
                                    return true;
                                }
                                application.apply();
                                addresses.follow(application.touched());
                                addresses.endSessions(application.moved());
                                applied(importId, found, account);
                                return false;
                            }));
        } catch (DataAccessException | TransactionException e) {
            // Without its text, which may hold somebody's address.
            log.warn("Import {} was not applied: {}", importId, e.getClass().getSimpleName());
            store.setState(importId, ImportState.READY, "import.problem.not-applied");
            return;
        }
        if (stale) {
            store.setState(importId, ImportState.STAGED, "import.problem.changed-meanwhile");
        }
    }

    private ImportApplication application(long importId, long account) {
        return new ImportApplication(
                jdbc,
                importId,
                sourceOf(importId),
                account,
                Days.today(clock),
                Days.stored(clock.instant()));
    }

    private void applied(long importId, ImportSummary found, long account) {
        jdbc.sql("UPDATE imports SET state = 'APPLIED', applied_at = ? WHERE id = ?")
                .param(Days.stored(clock.instant()))
                .param(importId)
                .update();
        store.clearCells(importId);
        audit.recordBy(
                account,
                AuditEvent.of(
                        AuditAction.IMPORT_APPLIED,
                        found.schoolId(),
                        "import",
                        importId,
                        Map.of(
                                "new", found.of(RowOutcome.NEW),
                                "changed", found.of(RowOutcome.CHANGED),
                                "moved", found.of(RowOutcome.MOVED),
                                "left", found.of(RowOutcome.LEFT))));
    }

    /// Takes an import back: the people are as they were before it.
    ///
    /// @throws InvalidInputException when people of it were changed since, or have begun to use the
    ///     portal
    @Requires(Action.PEOPLE_IMPORT)
    @Transactional
    public void undo(long importId) {
        ImportSummary found = find(importId);
        if (!store.move(importId, Set.of(ImportState.APPLIED), ImportState.UNDONE)) {
            return;
        }
        ImportApplication application = application(importId, currentCaller.get().accountId());
        if (found.toApply() == 0) {
            throw new InvalidInputException("", "import.undo.gone");
        }
        List<Long> touched = application.touched();
        long entangled = application.entangled();
        if (entangled > 0) {
            throw new InvalidInputException("", "import.undo.entangled", entangled);
        }
        try {
            application.undo();
        } catch (DataIntegrityViolationException e) {
            throw new InvalidInputException("", "import.undo.stuck");
        }
        addresses.follow(touched);
        addresses.endSessions(touched);
        jdbc.sql("UPDATE imports SET undone_at = ? WHERE id = ?")
                .param(Days.stored(clock.instant()))
                .param(importId)
                .update();
        audit.record(
                AuditEvent.of(
                        AuditAction.IMPORT_UNDONE, found.schoolId(), "import", importId, Map.of()));
    }

    /// Throws an import away that was not applied.
    @Requires(Action.PEOPLE_IMPORT)
    @Transactional
    public void discardImport(long importId) {
        find(importId);
        Optional<ImportState> state =
                Optional.of(find(importId).state())
                        .filter(s ->
                                s == ImportState.STAGED
                                        || s == ImportState.READY
                                        || s == ImportState.FAILED);
        if (state.isPresent()) {
            store.clearRows(importId);
            discard(importId);
        }
    }
}

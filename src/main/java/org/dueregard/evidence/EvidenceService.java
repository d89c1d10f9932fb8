package org.dueregard.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.files.FileCheck;
import org.dueregard.files.FileKind;
import org.dueregard.people.StaffDirectory;
import org.dueregard.training.ExternalTraining;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Lodging certificates of training done elsewhere, and what became of one's own.
@Service
public class EvidenceService {

    /// Of one person, before somebody has looked at some.
    public static final int MOST_WAITING = 20;

    /// Older training is out of date whatever the requirement.
    public static final int OLDEST_YEARS = 5;

    /// Of providers and courses, in characters.
    public static final int LONGEST_TEXT = 200;

    private static final int LONGEST_FILE_NAME = 100;

    private final EvidenceQueries queries;
    private final EvidenceFiles files;
    private final ExternalTraining training;
    private final StaffDirectory staff;
    private final JdbcClient jdbc;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvidenceService(
            EvidenceQueries queries,
            EvidenceFiles files,
            ExternalTraining training,
            StaffDirectory staff,
            JdbcClient jdbc,
            Access access,
            CurrentCaller currentCaller,
            AuditLog audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.queries = queries;
        this.files = files;
        this.training = training;
        this.staff = staff;
        this.jdbc = jdbc;
        this.access = access;
        this.currentCaller = currentCaller;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What training from elsewhere can count for.
    @Requires(Action.OWN_RECORD)
    public List<ExternalTraining.Subject> subjects() {
        return training.subjects();
    }

    /// What the caller lodged, the latest first.
    @Requires(Action.OWN_RECORD)
    @Transactional(readOnly = true)
    public PageOf<OwnEvidence> listOwn(int page) {
        return queries.own(currentCaller.staffMemberId(), page);
    }

    /// One thing that the caller lodged.
    @Requires(Action.OWN_RECORD)
    @Transactional(readOnly = true)
    public OwnEvidence findOwn(long id) {
        return queries.findOwn(currentCaller.staffMemberId(), id)
                .orElseThrow(() -> new AccessDeniedException("Not the caller's"));
    }

    /// Lodges a certificate. Not one transaction: the file is on the disk before a row names it, and
    /// is deleted again where no row came to be.
    ///
    /// @param fileName as the browser gave it
    /// @throws InvalidInputException when something is missing or cannot be taken; nothing is kept
    @Requires(Action.OWN_RECORD)
    public long lodge(NewEvidence entry, String fileName, InputStream content) {
        long person = currentCaller.staffMemberId();
        Checks checks = new Checks();
        String module = Checks.tidy(entry.moduleId());
        checks.require(
                subjects().stream().anyMatch(subject -> subject.moduleId().equals(module)),
                "module",
                "evidence.module.choose");
        String provider = checks.required("provider", entry.provider(), LONGEST_TEXT);
        String course = checks.required("course", entry.course(), LONGEST_TEXT);
        LocalDate trainedOn = checkedDay(entry.trainedOn(), checks);
        checks.require(entry.faceToFace() != null, "mode", "evidence.mode.choose");
        String name = FileCheck.displayName(fileName, LONGEST_FILE_NAME);
        byte[] head = head(content);
        Optional<FileKind> kind = FileCheck.kind(name, head, checks);
        checks.require(
                queries.countWaitingOf(person) < MOST_WAITING,
                "",
                "evidence.problem.too-many",
                MOST_WAITING);
        checks.done();
        EvidenceFiles.Stored file = files.keep(head, content);
        boolean faceToFace = Boolean.TRUE.equals(entry.faceToFace());
        return add(
                person,
                file,
                new Row(
                        module,
                        provider,
                        course,
                        trainedOn,
                        faceToFace,
                        name,
                        kind.orElseThrow().type()));
    }

    private static byte[] head(InputStream content) {
        try {
            return content.readNBytes(FileCheck.HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate checkedDay(@Nullable LocalDate day, Checks checks) {
        LocalDate today = Days.today(clock);
        if (day == null) {
            checks.require(false, "trained-on", "invalid.date");
            return today;
        }
        checks.require(!day.isAfter(today), "trained-on", "evidence.trained-on.future");
        checks.require(
                !day.isBefore(today.minusYears(OLDEST_YEARS)),
                "trained-on",
                "evidence.trained-on.too-old",
                OLDEST_YEARS);
        return day;
    }

    private record Row(
            String module,
            String provider,
            String course,
            LocalDate trainedOn,
            boolean faceToFace,
            String fileName,
            String fileType) {}

    private long add(long person, EvidenceFiles.Stored file, Row row) {
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> {
                        files.keepOnlyIfCommitted(file.key());
                        return insert(person, file, row);
                    }));
        } catch (CannotCreateTransactionException e) {
            files.delete(file.key());
            throw e;
        }
    }

    private long insert(long person, EvidenceFiles.Stored file, Row row) {
        // One after the other, so that what is counted is what there is.
        jdbc.sql("SELECT id FROM staff_members WHERE id = ? FOR UPDATE")
                .param(person)
                .query(Long.class)
                .single();
        Checks checks = new Checks();
        checks.require(
                queries.countWaitingOf(person) < MOST_WAITING,
                "",
                "evidence.problem.too-many",
                MOST_WAITING);
        checks.require(
                !queries.isLodged(person, row.module(), file.sha256()),
                "file",
                "evidence.file.again");
        checks.done();
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        jdbc.sql(
                        """
                        INSERT INTO evidence (id, staff_member_id, module_id, provider, course,
                            trained_on, face_to_face, file_name, file_key, file_type, file_size,
                            file_sha256, state, lodged_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'LODGED', ?)
                        """)
                .params(
                        id,
                        person,
                        row.module(),
                        row.provider(),
                        row.course(),
                        row.trainedOn(),
                        row.faceToFace(),
                        row.fileName(),
                        file.key(),
                        row.fileType(),
                        file.size(),
                        file.sha256(),
                        Days.stored(clock.instant()))
                .update();
        audit.record(
                AuditEvent.about(
                        AuditAction.EVIDENCE_LODGED,
                        staff.details(person).schoolId(),
                        person,
                        Map.of("evidence", id, "module", row.module())));
        return id;
    }

    /// Takes back what still waits; its file and what was written about it are deleted.
    ///
    /// @throws InvalidInputException when it was decided meanwhile
    @Requires(Action.OWN_RECORD)
    @Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
    @Transactional
    public void takeBack(long id) {
        EvidenceQueries.Lodged found =
                queries.lock(id)
                        .filter(row -> row.staffMemberId() == currentCaller.staffMemberId())
                        .orElseThrow(() -> new AccessDeniedException("Not the caller's"));
        if (found.state() == EvidenceState.TAKEN_BACK) {
            return;
        }
        if (found.state() != EvidenceState.LODGED) {
            throw new InvalidInputException("", "evidence.problem.decided");
        }
        jdbc.sql(
                        """
                        UPDATE evidence SET state = 'TAKEN_BACK', provider = '', course = '',
                            file_name = '', file_key = NULL, file_sha256 = '', file_size = 0,
                            version = version + 1
                        WHERE id = ? AND state = 'LODGED'
                        """)
                .param(id)
                .update();
        files.deleteAfterCommit(List.of(found.stored().key()));
    }

    /// Opens a file for whoever lodged it, and for those who manage training at that person's school.
    ///
    /// @throws EvidenceDamagedException when it is gone, or no longer what was lodged
    @Requires(Action.OWN_RECORD)
    public EvidenceFile open(long id) {
        EvidenceQueries.Lodged found =
                queries.find(id)
                        .filter(row -> row.state() != EvidenceState.TAKEN_BACK)
                        .orElseThrow(() -> new AccessDeniedException("No such evidence"));
        Long own = currentCaller.get().staffMemberId();
        if (own == null || own != found.staffMemberId()) {
            access.require(Action.TRAINING_MANAGE, staff.details(found.staffMemberId()).schoolId());
        }
        return new EvidenceFile(
                found.fileName(),
                FileKind.ofType(found.fileType()).orElseThrow(),
                found.fileSize(),
                files.open(found.stored()));
    }
}

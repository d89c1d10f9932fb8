package org.dueregard.speakers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Days;
import org.dueregard.common.Sql;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/// Reads files and writes entries into them. Whoever writes holds the row of the request, so that of
/// two people at once one finds what the other did.
@Component
class SpeakerFiles {

    private final JdbcClient jdbc;
    private final FileSeal seal;
    private final SpeakerLists lists;
    private final SpeakerMails mails;
    private final AuditLog audit;
    private final Clock clock;

    SpeakerFiles(
            JdbcClient jdbc,
            FileSeal seal,
            SpeakerLists lists,
            SpeakerMails mails,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.lists = lists;
        this.mails = mails;
        this.audit = audit;
        this.clock = clock;
    }

    /// The head of a request.
    private record Head(
            long id,
            String reference,
            long schoolId,
            long seq,
            String mac,
            @Nullable String fileKey,
            @Nullable String identityKey) {}

    /// Begins a file.
    @Transactional(propagation = Propagation.MANDATORY)
    SpeakerFile begin(long schoolId, Actor actor, RequestForm form, NewEntry first) {
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        long number =
                jdbc.sql("SELECT NEXT VALUE FOR speaker_references").query(Long.class).single();
        String reference = "V%02d-%05d".formatted(Days.today(clock).getYear() % 100, number);
        lists.insert(
                id,
                reference,
                schoolId,
                java.util.Objects.requireNonNull(actor.accountId()),
                form,
                seal.newKey(id, FileSeal.Part.FILE),
                seal.newKey(id, FileSeal.Part.IDENTITY),
                now());
        SpeakerFile file = SpeakerFile.of(id, reference, schoolId, List.of());
        write(lock(id), file, actor, List.of(first));
        return file;
    }

    /// Writes what somebody decides to write, seeing the file as it is.
    ///
    /// @param step told the file; nothing is written where it throws or returns nothing
    @Transactional(propagation = Propagation.MANDATORY)
    SpeakerFile append(long requestId, Actor actor, Function<SpeakerFile, List<NewEntry>> step) {
        Head head = lock(requestId);
        // As they are now, whatever this transaction has read before it held the request.
        SpeakerFile file = unbroken(() -> file(head, entries(head, " LOCK IN SHARE MODE")));
        write(head, file, actor, step.apply(file));
        return file;
    }

    private void write(Head head, SpeakerFile file, Actor actor, List<NewEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        String fileKey = head.fileKey();
        String identityKey = head.identityKey();
        long seq = head.seq();
        String mac = head.mac();
        List<FileEntry> written = new ArrayList<>();
        for (NewEntry entry : entries) {
            seq++;
            Instant at = now();
            String facts = FileJson.write(entry.facts());
            String words =
                    fileKey == null
                            ? null
                            : seal.seal(head.id(), FileSeal.Part.FILE, fileKey, seq, entry.words());
            String identity =
                    identityKey == null
                            ? null
                            : seal.seal(
                                    head.id(),
                                    FileSeal.Part.IDENTITY,
                                    identityKey,
                                    seq,
                                    entry.identity());
            mac =
                    seal.code(
                            head.id(),
                            seq,
                            at,
                            actor.kind().name(),
                            actor.accountId(),
                            entry.kind().name(),
                            facts,
                            words,
                            identity,
                            mac);
            jdbc.sql(
                            "INSERT INTO speaker_entries (request_id, seq, at, actor_kind,"
                                    + " actor_id, kind, facts, words, identity, mac)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .param(head.id())
                    .param(seq)
                    .param(Days.stored(at))
                    .param(actor.kind().name())
                    .param(actor.accountId())
                    .param(entry.kind().name())
                    .param(facts)
                    .param(words)
                    .param(identity)
                    .param(mac)
                    .update();
            FileEntry made =
                    new FileEntry(
                            seq,
                            at,
                            actor.kind().name(),
                            actor.accountId(),
                            entry.kind(),
                            entry.facts(),
                            entry.words(),
                            entry.identity());
            file.apply(made);
            written.add(made);
            audit.recordBy(
                    actor.accountId(),
                    AuditEvent.of(
                            AuditAction.SPEAKER_FILE_ENTRY,
                            head.schoolId(),
                            OBJECT,
                            head.id(),
                            Map.of(
                                    "reference",
                                    head.reference(),
                                    "what",
                                    entry.kind().id(),
                                    "entry",
                                    seq,
                                    "code",
                                    mac)));
        }
        lists.follow(file, seq, mac);
        mails.tell(file, written);
    }

    /// What requests are called in the log.
    static final String OBJECT = "speaker request";

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Head lock(long requestId) {
        return jdbc.sql("SELECT * FROM speaker_requests WHERE id = ? FOR UPDATE")
                .param(requestId)
                .query((row, number) -> head(row))
                .optional()
                .orElseThrow(RequestMissingException::new);
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(
                row.getLong("id"),
                row.getString("reference"),
                row.getLong("school_id"),
                row.getLong("seq"),
                row.getString("mac"),
                row.getString("file_key"),
                row.getString("identity_key"));
    }

    /// A file by its number.
    @Transactional(readOnly = true)
    SpeakerFile read(long requestId) {
        return read(
                jdbc.sql("SELECT * FROM speaker_requests WHERE id = ?")
                        .param(requestId)
                        .query((row, number) -> head(row))
                        .optional()
                        .orElseThrow(RequestMissingException::new));
    }

    /// Whose a request is, readable also where its entries are not.
    record Owner(long requester, long schoolId) {}

    Owner owner(long requestId) {
        return jdbc.sql("SELECT requested_by, school_id FROM speaker_requests WHERE id = ?")
                .param(requestId)
                .query((row, number) -> new Owner(row.getLong(1), row.getLong(2)))
                .single();
    }

    /// The number of a request.
    Optional<Long> find(String reference) {
        return jdbc.sql("SELECT id FROM speaker_requests WHERE reference = ?")
                .param(reference)
                .query(Long.class)
                .optional();
    }

    private SpeakerFile read(Head head) {
        return unbroken(() -> file(head, entries(head, "")));
    }

    /// What is read where every entry is as it was written.
    ///
    /// @throws FileBrokenException where one is not
    private static SpeakerFile unbroken(java.util.function.Supplier<SpeakerFile> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException | IllegalStateException | JacksonException e) {
            throw new FileBrokenException(e);
        }
    }

    private static SpeakerFile file(Head head, List<FileEntry> entries) {
        return SpeakerFile.of(head.id(), head.reference(), head.schoolId(), entries);
    }

    private List<FileEntry> entries(Head head, String lock) {
        return jdbc.sql("SELECT * FROM speaker_entries WHERE request_id = ? ORDER BY seq" + lock)
                .param(head.id())
                .query((row, number) -> {
                    long seq = row.getLong("seq");
                    return new FileEntry(
                            seq,
                            java.util.Objects.requireNonNull(Sql.instant(row, "at")),
                            row.getString("actor_kind"),
                            Sql.number(row, "actor_id"),
                            StepKind.valueOf(row.getString("kind")),
                            FileJson.texts(row.getString("facts")),
                            seal.open(
                                    head.id(),
                                    FileSeal.Part.FILE,
                                    head.fileKey(),
                                    seq,
                                    row.getString("words")),
                            seal.open(
                                    head.id(),
                                    FileSeal.Part.IDENTITY,
                                    head.identityKey(),
                                    seq,
                                    row.getString("identity")));
                })
                .list();
    }

    /// Walks a file's chain.
    ///
    /// @return the first entry that is not as it was written, or nothing
    @Transactional(readOnly = true)
    FileVerdict verify(long requestId) {
        Head head =
                jdbc.sql("SELECT * FROM speaker_requests WHERE id = ?")
                        .param(requestId)
                        .query((row, number) -> head(row))
                        .optional()
                        .orElseThrow(RequestMissingException::new);
        List<Stored> stored =
                jdbc.sql("SELECT * FROM speaker_entries WHERE request_id = ? ORDER BY seq")
                        .param(requestId)
                        .query((row, number) -> stored(row))
                        .list();
        String before = FileSeal.NOTHING_BEFORE;
        long expected = 1;
        for (Stored entry : stored) {
            if (entry.seq() != expected) {
                return FileVerdict.broken(expected, FileVerdict.Fault.MISSING, stored.size());
            }
            if (!entry.mac().equals(entry.code(seal, requestId, before))) {
                return FileVerdict.broken(expected, FileVerdict.Fault.ALTERED, stored.size());
            }
            before = entry.mac();
            expected++;
        }
        if (head.seq() >= expected || writtenDown(requestId) >= expected) {
            return FileVerdict.broken(expected, FileVerdict.Fault.CUT_OFF, stored.size());
        }
        if (!head.mac().equals(before)) {
            return FileVerdict.broken(expected - 1, FileVerdict.Fault.ALTERED, stored.size());
        }
        return FileVerdict.sound(stored.size(), before);
    }

    /// The codes of a file's entries, by their numbers.
    @Transactional(readOnly = true)
    Map<Long, String> codes(long requestId) {
        Map<Long, String> codes = new java.util.HashMap<>();
        jdbc.sql("SELECT seq, mac FROM speaker_entries WHERE request_id = ?")
                .param(requestId)
                .query(row -> {
                    codes.put(row.getLong(1), row.getString(2));
                });
        return codes;
    }

    /// How many entries the portal's own log, which has a chain and anchors of its own, knows of.
    private long writtenDown(long requestId) {
        return jdbc.sql(
                        """
                        SELECT COALESCE(MAX(CAST(JSON_VALUE(details, '$.entry') AS INTEGER)), 0)
                        FROM (SELECT details FROM audit_entries WHERE object_type = :type
                                AND object_id = :id
                            UNION ALL SELECT details FROM audit_pending WHERE object_type = :type
                                AND object_id = :id) AS known
                        """)
                .param("type", OBJECT)
                .param("id", requestId)
                .query(Long.class)
                .single();
    }

    private record Stored(
            long seq,
            LocalDateTime at,
            String actorKind,
            @Nullable Long actorId,
            String kind,
            String facts,
            @Nullable String words,
            @Nullable String identity,
            String mac) {

        String code(FileSeal seal, long requestId, String before) {
            return seal.code(
                    requestId,
                    seq,
                    Days.restored(at),
                    actorKind,
                    actorId,
                    kind,
                    facts,
                    words,
                    identity,
                    before);
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("seq"),
                row.getObject("at", LocalDateTime.class),
                row.getString("actor_kind"),
                Sql.number(row, "actor_id"),
                row.getString("kind"),
                row.getString("facts"),
                row.getString("words"),
                row.getString("identity"),
                row.getString("mac"));
    }
}

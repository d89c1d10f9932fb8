package org.dueregard.parents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.InvalidInputException;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.files.FileCheck;
import org.dueregard.files.FileKind;
import org.dueregard.people.SchoolNames;
import org.dueregard.security.PublicAddress;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A school's page for parents, as those who answer for it keep it: its address, whether it is
/// published, and its documents.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class ParentsSettingsService {

    /// How large a document may be.
    public static final int LARGEST_BYTES = 5 * 1024 * 1024;

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SLUG = 60;
    private static final int MOST = 30;

    private final JdbcClient jdbc;
    private final SchoolDocuments documents;
    private final SchoolNames names;
    private final PublicAddress publicAddress;
    private final Access access;
    private final AuditLog audit;

    ParentsSettingsService(
            JdbcClient jdbc,
            SchoolDocuments documents,
            SchoolNames names,
            PublicAddress publicAddress,
            Access access,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.names = names;
        this.publicAddress = publicAddress;
        this.access = access;
        this.audit = audit;
    }

    /// How the page stands.
    ///
    /// @param address in full, as parents type it
    public record State(
            String schoolName,
            String slug,
            String address,
            boolean published,
            List<DocumentRow> documents) {}

    /// The schools whose page the caller keeps.
    @Requires(Action.PARENTS_EDIT)
    @Transactional(readOnly = true)
    public Map<Long, String> schools() {
        return names.names(access.schools(Action.PARENTS_EDIT));
    }

    @Requires(Action.PARENTS_EDIT)
    @Transactional(readOnly = true)
    public State state(long schoolId) {
        access.require(Action.PARENTS_EDIT, schoolId);
        String name = names.name(schoolId);
        record Kept(String slug, boolean published) {}
        Kept kept =
                jdbc.sql("SELECT slug, published FROM parents_pages WHERE school_id = ?")
                        .param(schoolId)
                        .query((row, number) -> new Kept(row.getString(1), row.getBoolean(2)))
                        .optional()
                        .orElseGet(() -> new Kept(free(slug(name)), false));
        return new State(
                name,
                kept.slug(),
                publicAddress.of(ParentsRoutes.page(kept.slug())),
                kept.published(),
                documents.of(schoolId));
    }

    /// A name as it may stand in an address.
    static String slug(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}|['’]", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        String start = plain.substring(0, Math.min(LONGEST_SLUG - 4, plain.length()));
        return start.length() < 3 ? "school" : start.replaceAll("-$", "");
    }

    private String free(String wanted) {
        List<String> taken =
                jdbc.sql("SELECT slug FROM parents_pages WHERE slug LIKE ?")
                        .param(wanted + "%")
                        .query((row, number) -> row.getString(1))
                        .list();
        String slug = wanted;
        for (int number = 2; taken.contains(slug); number++) {
            slug = wanted + "-" + number;
        }
        return slug;
    }

    /// Sets the page's address, and whether it is published.
    ///
    /// @throws InvalidInputException when the word cannot be taken
    @Requires(Action.PARENTS_EDIT)
    @Transactional
    public void save(long schoolId, String slug, boolean published) {
        access.require(Action.PARENTS_EDIT, schoolId);
        Checks checks = new Checks();
        String tidy = checks.required("slug", slug, LONGEST_SLUG);
        checks.require(
                tidy.isEmpty() || tidy.matches("(?=.{3})[a-z0-9]+(-[a-z0-9]+)*"),
                "slug",
                "invalid.parents.slug");
        checks.done();
        try {
            // Not by its number alone: another school's word would be overwritten.
            int changed =
                    jdbc.sql("UPDATE parents_pages SET slug = ?, published = ? WHERE school_id = ?")
                            .params(tidy, published, schoolId)
                            .update();
            if (changed == 0) {
                jdbc.sql("INSERT INTO parents_pages (school_id, slug, published) VALUES (?, ?, ?)")
                        .params(schoolId, tidy, published)
                        .update();
            }
        } catch (DuplicateKeyException e) {
            throw new InvalidInputException("slug", "invalid.parents.slug-taken");
        }
        written(schoolId, Map.of("slug", tidy, "published", published));
    }

    /// Adds a document; nobody else sees it until it is published.
    ///
    /// @param name as the browser gave it
    /// @throws InvalidInputException when it cannot be taken; nothing is kept
    @Requires(Action.PARENTS_EDIT)
    @Transactional
    public void add(long schoolId, String title, String name, InputStream content) {
        access.require(Action.PARENTS_EDIT, schoolId);
        Checks checks = new Checks();
        String tidy = checks.required("title", title, LONGEST_TITLE);
        checks.require(
                documents.of(schoolId).size() < MOST, "file", "invalid.parents.documents", MOST);
        Upload upload = read(name, content, checks);
        documents.add(schoolId, tidy, upload.name(), upload.bytes());
        written(schoolId, Map.of("document", "added"));
    }

    /// Puts another file in the place of a document; its address stays.
    @Requires(Action.PARENTS_EDIT)
    @Transactional
    public void replace(long schoolId, long id, String name, InputStream content) {
        access.require(Action.PARENTS_EDIT, schoolId);
        Upload upload = read(name, content, new Checks());
        found(documents.replace(schoolId, id, upload.name(), upload.bytes()));
        written(schoolId, Map.of("document", "replaced", "id", id));
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Upload(String name, byte[] bytes) {}

    private static Upload read(String given, InputStream content, Checks checks) {
        byte[] bytes;
        try {
            bytes = content.readNBytes(LARGEST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = FileCheck.displayName(given, LONGEST_NAME);
        checks.require(bytes.length <= LARGEST_BYTES, "file", "invalid.parents.too-large");
        Optional<FileKind> kind =
                FileCheck.kind(
                        name, Arrays.copyOf(bytes, Math.min(bytes.length, FileCheck.HEAD)), checks);
        checks.require(
                kind.isEmpty() || kind.get() == FileKind.PDF, "file", "invalid.parents.not-pdf");
        checks.done();
        return new Upload(name, bytes);
    }

    @Requires(Action.PARENTS_EDIT)
    @Transactional
    public void publish(long schoolId, long id, boolean published) {
        access.require(Action.PARENTS_EDIT, schoolId);
        found(documents.publish(schoolId, id, published));
        written(schoolId, Map.of("document", published ? "published" : "unpublished", "id", id));
    }

    @Requires(Action.PARENTS_EDIT)
    @Transactional
    public void remove(long schoolId, long id) {
        access.require(Action.PARENTS_EDIT, schoolId);
        found(documents.remove(schoolId, id));
        written(schoolId, Map.of("document", "removed", "id", id));
    }

    private static void found(int changed) {
        if (changed == 0) {
            throw new DocumentMissingException();
        }
    }

    private void written(long schoolId, Map<String, Object> details) {
        audit.record(
                AuditEvent.of(
                        AuditAction.SETTING_CHANGED, schoolId, "parents' page", null, details));
    }
}

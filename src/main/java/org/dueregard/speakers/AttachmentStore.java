package org.dueregard.speakers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Files of requests, in a folder of their own, sealed under the key of their request and named by
/// chance. A file is whole and on the disk before a row names it.
@Component
@EnableConfigurationProperties(AttachmentProperties.class)
class AttachmentStore {

    private static final Logger log = LoggerFactory.getLogger(AttachmentStore.class);

    private final Path folder;
    private final FileSeal seal;
    private final JdbcClient jdbc;

    AttachmentStore(AttachmentProperties properties, FileSeal seal, JdbcClient jdbc) {
        this.folder = properties.files().toAbsolutePath().normalize();
        this.seal = seal;
        this.jdbc = jdbc;
    }

    /// A file as a row names it.
    record Stored(long id, long requestId, String fileKey, String type, long size, String sha256) {}

    /// Keeps a file; it is deleted again should the caller's transaction be undone.
    Stored keep(long requestId, String type, byte[] bytes) {
        String key = keyOf(requestId);
        String name = UUID.randomUUID().toString();
        try {
            Files.createDirectories(folder);
            Path unfinished = folder.resolve(name + ".part");
            try (FileChannel out =
                    FileChannel.open(
                            unfinished, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                ByteBuffer sealed = ByteBuffer.wrap(seal.sealFile(requestId, key, name, bytes));
                while (sealed.hasRemaining()) {
                    out.write(sealed);
                }
                out.force(true);
            }
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        if (status == STATUS_ROLLED_BACK) {
                            delete(name);
                        }
                    }
                });
        long id = jdbc.sql("SELECT NEXT VALUE FOR ids").query(Long.class).single();
        Stored stored = new Stored(id, requestId, name, type, bytes.length, sha256(bytes));
        jdbc.sql(
                        "INSERT INTO speaker_attachments (id, request_id, file_key, file_type,"
                                + " size, sha256) VALUES (?, ?, ?, ?, ?, ?)")
                .params(id, requestId, name, type, stored.size(), stored.sha256())
                .update();
        return stored;
    }

    private String keyOf(long requestId) {
        return jdbc.sql(
                        "SELECT file_key FROM speaker_requests WHERE id = ? AND file_key IS NOT NULL")
                .param(requestId)
                .query(String.class)
                .optional()
                .orElseThrow(RequestMissingException::new);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<Stored> find(long requestId, long id) {
        return jdbc.sql("SELECT * FROM speaker_attachments WHERE id = ? AND request_id = ?")
                .param(id)
                .param(requestId)
                .query((row, number) ->
                        new Stored(
                                row.getLong("id"),
                                row.getLong("request_id"),
                                row.getString("file_key"),
                                row.getString("file_type"),
                                row.getLong("size"),
                                row.getString("sha256")))
                .optional();
    }

    /// The bytes of a file.
    ///
    /// @throws org.dueregard.keys.SealBrokenException when it is not what was attached
    byte[] open(Stored stored) {
        try {
            return seal.openFile(
                    stored.requestId(),
                    keyOf(stored.requestId()),
                    stored.fileKey(),
                    Files.readAllBytes(folder.resolve(stored.fileKey())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes the files of a request once the caller's transaction is committed.
    void destroy(long requestId) {
        List<String> names =
                jdbc.sql("SELECT file_key FROM speaker_attachments WHERE request_id = ?")
                        .param(requestId)
                        .query((row, number) -> row.getString(1))
                        .list();
        jdbc.sql("DELETE FROM speaker_attachments WHERE request_id = ?").param(requestId).update();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        names.forEach(AttachmentStore.this::delete);
                    }
                });
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            log.warn("The file {} could not be deleted", name, e);
        }
    }
}

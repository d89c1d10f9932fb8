package org.dueregard.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.dueregard.common.InvalidInputException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The files, in a folder of their own that is served to nobody, under names made here. A file is
/// whole and on the disk before a row names it.
@Component
@EnableConfigurationProperties(EvidenceProperties.class)
class EvidenceFiles {

    static final long LARGEST_BYTES = 10L * 1024 * 1024;

    private static final Logger log = LoggerFactory.getLogger(EvidenceFiles.class);
    private static final Pattern OURS =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String UNFINISHED = ".part";
    private static final int BUFFER = 64 * 1024;
    private static final int BLOCK = 500;

    private final Path folder;

    EvidenceFiles(EvidenceProperties properties) {
        this.folder = properties.files().toAbsolutePath().normalize();
    }

    /// A file that is on the disk.
    ///
    /// @param sha256 in small hexadecimal digits
    record Stored(String key, long size, String sha256) {}

    /// Writes a file to the disk.
    ///
    /// @param head what was read of it already
    /// @throws InvalidInputException when it is too large; nothing of it is left
    Stored keep(byte[] head, InputStream rest) {
        try {
            Files.createDirectories(folder, privately("rwx------"));
            String key = UUID.randomUUID().toString();
            Path unfinished = folder.resolve(key + UNFINISHED);
            try {
                Stored stored = write(key, unfinished, head, rest);
                Files.move(unfinished, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
                syncFolder();
                return stored;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FileAttribute<?>[] privately(String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private Stored write(String key, Path file, byte[] head, InputStream rest) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (FileChannel out =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                        privately("rw-------"))) {
            byte[] block = head;
            int length = head.length;
            byte[] buffer = new byte[BUFFER];
            while (length >= 0) {
                size += length;
                if (size > LARGEST_BYTES) {
                    throw new InvalidInputException("file", "evidence.file.too-large");
                }
                digest.update(block, 0, length);
                ByteBuffer bytes = ByteBuffer.wrap(block, 0, length);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                block = buffer;
                length = rest.read(buffer);
            }
            out.force(true);
        }
        return new Stored(key, size, HexFormat.of().formatHex(digest.digest()));
    }

    /// So that the new name outlives a power cut; not every system can.
    private void syncFolder() {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            log.debug("The folder {} cannot be synced by itself", folder, e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opens a file, once it is certain that it is the one that was lodged. The reader closes it.
    ///
    /// @throws EvidenceDamagedException when it is gone or another
    InputStream open(Stored stored) {
        try {
            FileChannel channel = FileChannel.open(path(stored.key()), StandardOpenOption.READ);
            try {
                if (!stored.sha256().equals(sha256Of(channel))) {
                    throw new EvidenceDamagedException(stored.key());
                }
                return Channels.newInputStream(channel.position(0));
            } catch (RuntimeException | IOException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new EvidenceDamagedException(stored.key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256Of(FileChannel channel) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (channel.read(buffer) >= 0) {
            digest.update(buffer.flip());
            buffer.clear();
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Path path(String key) {
        if (!OURS.matcher(key).matches()) {
            throw new IllegalArgumentException("Not the key of a file");
        }
        return folder.resolve(key);
    }

    void delete(String key) {
        try {
            Files.deleteIfExists(path(key));
        } catch (IOException e) {
            // The nightly sweep tries again.
            log.warn("The file {} could not be deleted", key, e);
        }
    }

    /// Deletes the file should the caller's transaction be undone. Where nobody knows what became of
    /// it, the file stays for the sweep to decide.
    void keepOnlyIfCommitted(String key) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        if (status == STATUS_ROLLED_BACK) {
                            delete(key);
                        }
                    }
                });
    }

    /// Deletes files once the caller's transaction is committed.
    void deleteAfterCommit(Collection<String> keys) {
        List<String> doomed = List.copyOf(keys);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        doomed.forEach(EvidenceFiles.this::delete);
                    }
                });
    }

    /// Deletes files that nobody needs.
    ///
    /// @param before only what was last written before that
    /// @param needed of some keys, those that a row names
    /// @return how many there were
    int sweep(Instant before, Function<List<String>, Set<String>> needed) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int swept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            List<Path> block = new ArrayList<>();
            for (Path file : files) {
                if (isOurs(file) && lastWritten(file).isBefore(before)) {
                    block.add(file);
                }
                if (block.size() == BLOCK) {
                    swept += sweep(block, needed);
                    block.clear();
                }
            }
            return swept + sweep(block, needed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int sweep(List<Path> block, Function<List<String>, Set<String>> needed)
            throws IOException {
        if (block.isEmpty()) {
            return 0;
        }
        Set<String> keys = needed.apply(block.stream().map(EvidenceFiles::name).toList());
        int swept = 0;
        for (Path file : block) {
            if (!keys.contains(name(file)) && Files.deleteIfExists(file)) {
                swept++;
            }
        }
        return swept;
    }

    private static boolean isOurs(Path file) {
        String name = name(file);
        return OURS.matcher(
                        name.endsWith(UNFINISHED)
                                ? name.substring(0, name.length() - UNFINISHED.length())
                                : name)
                .matches();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Instant lastWritten(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            // It went away in between.
            return Instant.MAX;
        }
    }
}

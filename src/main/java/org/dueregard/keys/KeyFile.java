package org.dueregard.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// A key of some purpose in a file beside the portal's own, sealed with it, and never in the database.
public final class KeyFile {

    private final Path file;
    private final String name;
    private final Seal seal;

    /// @param name of the file, and what its seal is bound to
    public KeyFile(PortalKeys keys, Seal seal, String name) {
        this.file = keys.directory().resolve(name);
        this.name = name;
        this.seal = seal;
    }

    /// The key, made first where there is none; of two that are made at once one stays.
    ///
    /// @throws SealBrokenException when the file is not what was written
    public String loadOrCreate(Supplier<String> made) {
        try {
            if (!Files.exists(file)) {
                create(made.get());
            }
            return seal.open(Files.readString(file).strip(), name);
        } catch (IOException e) {
            throw new UncheckedIOException("The key cannot be used: " + name, e);
        }
    }

    private void create(String made) throws IOException {
        FileAttribute<?>[] privately =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[] {};
        Path whole =
                Files.createTempFile(file.toAbsolutePath().getParent(), name, ".new", privately);
        try {
            Files.writeString(whole, seal.seal(made, name) + "\n");
            // A link appears whole or not at all, and never in place of another.
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // Another start was quicker; its key is as good.
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}

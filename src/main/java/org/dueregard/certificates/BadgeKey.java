package org.dueregard.certificates;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import org.dueregard.keys.PortalKeys;
import org.dueregard.keys.Seal;
import org.springframework.stereotype.Component;

/// The key that badges are signed with. It lies beside the portal's own key, sealed with it, and never
/// in the database; its public half is published, so that anybody can check a badge.
@Component
class BadgeKey {

    private static final String FILE = "badge.key";
    private static final String PURPOSE = "badge.key";
    private static final int BITS = 2048;

    private final Path file;
    private final Seal seal;
    private volatile @org.jspecify.annotations.Nullable RSAKey key;

    BadgeKey(PortalKeys keys, Seal seal) {
        this.file = keys.directory().resolve(FILE);
        this.seal = seal;
    }

    /// Made at the first badge: it takes a moment.
    RSAKey get() {
        RSAKey known = key;
        if (known == null) {
            synchronized (this) {
                known = key == null ? loadOrCreate() : key;
                key = known;
            }
        }
        return known;
    }

    private RSAKey loadOrCreate() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return RSAKey.parse(seal.open(Files.readString(file).strip(), PURPOSE));
        } catch (IOException e) {
            throw new UncheckedIOException("The key for badges cannot be used", e);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("The key for badges cannot be read", e);
        }
    }

    private void create() throws IOException, JOSEException {
        String made = new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate().toJSONString();
        FileAttribute<?>[] privately =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[] {};
        Path whole =
                Files.createTempFile(file.toAbsolutePath().getParent(), "badge", ".new", privately);
        try {
            Files.writeString(whole, seal.seal(made, PURPOSE) + "\n");
            // A link appears whole or not at all, and never in place of another.
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException e) {
            // Another start was quicker; its key is as good.
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}

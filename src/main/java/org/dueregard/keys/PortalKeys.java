package org.dueregard.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// The portal's one key. It is made at the first start; from then on losing it means that the audit
/// chain cannot be checked and sealed secrets cannot be opened.
@Component
@EnableConfigurationProperties(KeysProperties.class)
public class PortalKeys {

    private static final int KEY_BYTES = 32;
    private static final String FILE = "portal.key";
    private static final String ALGORITHM = "HmacSHA256";

    private final Path directory;
    private final byte[] master;

    @Autowired
    PortalKeys(KeysProperties properties) {
        this(properties.directory());
    }

    /// @param directory made when it is not there
    public PortalKeys(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
            this.master = loadOrCreate(directory.resolve(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder for keys (dueregard.keys-directory) cannot be used: " + directory,
                    e);
        }
    }

    private static byte[] loadOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
        if (key.length != KEY_BYTES) {
            throw new IOException("Not a key: " + file);
        }
        return key;
    }

    private static void create(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        FileAttribute<?>[] privately =
                file.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[] {};
        try {
            Files.createFile(file, privately);
            Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n");
        } catch (FileAlreadyExistsException e) {
            // Another start was quicker; its key is as good.
        }
    }

    /// The folder the key lies in, for other things that belong outside the database.
    public Path directory() {
        return directory;
    }

    /// A key of its own for each purpose.
    byte[] derived(String purpose) {
        return hmac(master, purpose.getBytes(StandardCharsets.UTF_8));
    }

    /// A code over a text that nobody without the key can write: HMAC-SHA-256, in hexadecimal.
    public String code(String purpose, String text) {
        return HexFormat.of()
                .formatHex(hmac(derived(purpose), text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

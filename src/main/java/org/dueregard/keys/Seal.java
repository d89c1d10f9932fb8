package org.dueregard.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Seals small secrets with AES-256-GCM. The context is bound in, so that a sealed text moved to
/// another row or column does not open.
@Component
public class Seal {

    private static final String VERSION = "1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    public Seal(PortalKeys keys) {
        this.key = keys.derived("seal");
    }

    /// Seals under the portal's own key.
    public String seal(String text, String context) {
        return seal(key, text.getBytes(StandardCharsets.UTF_8), context);
    }

    /// Opens what [#seal] sealed.
    ///
    /// @throws SealBrokenException when it was altered, moved or sealed elsewhere
    public String open(String sealed, String context) {
        return new String(open(key, sealed, context), StandardCharsets.UTF_8);
    }

    /// A new key of its own, sealed under the portal's.
    public String newSealedKey(String context) {
        byte[] fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        return seal(key, fresh, context);
    }

    /// Seals under a key made by [#newSealedKey].
    public String sealWith(String sealedKey, String keyContext, String text, String context) {
        return seal(
                open(key, sealedKey, keyContext), text.getBytes(StandardCharsets.UTF_8), context);
    }

    /// Opens what [#sealWith] sealed.
    public String openWith(String sealedKey, String keyContext, String sealed, String context) {
        return new String(
                open(open(key, sealedKey, keyContext), sealed, context), StandardCharsets.UTF_8);
    }

    /// Seals bytes under a key made by [#newSealedKey].
    public byte[] sealBytesWith(String sealedKey, String keyContext, byte[] bytes, String context) {
        return sealed(open(key, sealedKey, keyContext), bytes, context);
    }

    /// Opens what [#sealBytesWith] sealed.
    public byte[] openBytesWith(
            String sealedKey, String keyContext, byte[] sealed, String context) {
        if (sealed.length <= NONCE_BYTES) {
            throw new SealBrokenException();
        }
        return opened(open(key, sealedKey, keyContext), sealed, context);
    }

    private static String seal(byte[] key, byte[] plain, String context) {
        return VERSION + Base64.getEncoder().encodeToString(sealed(key, plain, context));
    }

    private static byte[] sealed(byte[] key, byte[] plain, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, plain, context);
        return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    private static byte[] open(byte[] key, String sealed, String context) {
        if (!sealed.startsWith(VERSION)) {
            throw new SealBrokenException();
        }
        byte[] all;
        try {
            all = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
        } catch (IllegalArgumentException e) {
            throw new SealBrokenException();
        }
        if (all.length <= NONCE_BYTES) {
            throw new SealBrokenException();
        }
        return opened(key, all, context);
    }

    private static byte[] opened(byte[] key, byte[] all, String context) {
        byte[] nonce = java.util.Arrays.copyOf(all, NONCE_BYTES);
        byte[] rest = java.util.Arrays.copyOfRange(all, NONCE_BYTES, all.length);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, rest, context);
    }

    private static byte[] cipher(int mode, byte[] key, byte[] nonce, byte[] input, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (javax.crypto.AEADBadTagException e) {
            throw new SealBrokenException();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

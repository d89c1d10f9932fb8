package org.dueregard.certificates;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import org.dueregard.keys.KeyFile;
import org.dueregard.keys.PortalKeys;
import org.dueregard.keys.Seal;
import org.springframework.stereotype.Component;

/// The key that badges are signed with. It lies beside the portal's own key, sealed with it, and never
/// in the database; its public half is published, so that anybody can check a badge.
@Component
class BadgeKey {

    private static final String FILE = "badge.key";
    private static final int BITS = 2048;

    private final KeyFile file;
    private volatile @org.jspecify.annotations.Nullable RSAKey key;

    BadgeKey(PortalKeys keys, Seal seal) {
        this.file = new KeyFile(keys, seal, FILE);
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
            return RSAKey.parse(file.loadOrCreate(BadgeKey::made));
        } catch (ParseException e) {
            throw new IllegalStateException("The key for badges cannot be read", e);
        }
    }

    private static String made() {
        try {
            return new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("A key for badges cannot be made", e);
        }
    }
}

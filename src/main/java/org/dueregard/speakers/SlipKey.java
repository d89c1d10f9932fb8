package org.dueregard.speakers;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.text.ParseException;
import java.util.Base64;
import org.dueregard.keys.KeyFile;
import org.dueregard.keys.PortalKeys;
import org.dueregard.keys.Seal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The key that approval slips are signed with. It lies beside the portal's own key, sealed with it, and
/// never in the database; its public half goes to the front door, which can check a slip without asking
/// the portal.
@Component
class SlipKey {

    private static final String FILE = "slip.key";
    private static final String MARK = "DR1";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyFile file;
    private volatile @Nullable ECKey key;

    SlipKey(PortalKeys keys, Seal seal) {
        this.file = new KeyFile(keys, seal, FILE);
    }

    /// What stands in the code of a slip: a mark, what is said, and the signature over both.
    String sign(String said) {
        String signed = MARK + "." + BASE64.encodeToString(said.getBytes(StandardCharsets.UTF_8));
        try {
            // The form that browsers check: two numbers of 32 bytes, one after the other.
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(get().toECPrivateKey());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException("A slip cannot be signed", e);
        }
    }

    /// The public half as a JSON Web Key.
    String publicHalf() {
        return get().toPublicJWK().toJSONString();
    }

    /// Made at the first slip.
    private ECKey get() {
        ECKey known = key;
        if (known == null) {
            synchronized (this) {
                known = key == null ? loadOrCreate() : key;
                key = known;
            }
        }
        return known;
    }

    private ECKey loadOrCreate() {
        try {
            return ECKey.parse(file.loadOrCreate(SlipKey::made));
        } catch (ParseException e) {
            throw new IllegalStateException("The key for slips cannot be read", e);
        }
    }

    private static String made() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("A key for slips cannot be made", e);
        }
    }
}

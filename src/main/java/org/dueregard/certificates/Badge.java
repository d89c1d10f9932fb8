package org.dueregard.certificates;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dueregard.common.Days;
import org.dueregard.common.Words;
import org.dueregard.keys.PortalKeys;
import org.dueregard.security.PublicAddress;
import org.springframework.stereotype.Component;

/// Writes a certificate as an Open Badges 3.0 credential in the form of a signed JSON Web Token (Open
/// Badges 3.0, section 8.2: RS256, the credential beside the registered claims). Its key is found at the
/// address in the header.
@Component
class Badge {

    private static final String CREDENTIALS = "https://www.w3.org/ns/credentials/v2";
    private static final String OPEN_BADGES =
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    private final BadgeKey key;
    private final PortalKeys keys;
    private final PublicAddress publicAddress;
    private final Words words;

    Badge(BadgeKey key, PortalKeys keys, PublicAddress publicAddress, Words words) {
        this.key = key;
        this.keys = keys;
        this.publicAddress = publicAddress;
        this.words = words;
    }

    /// The public half of the key.
    RSAKey publicKey() {
        return key.get().toPublicJWK();
    }

    /// @param staffMemberId only a code made of it leaves the portal
    String of(Certificate certificate, long staffMemberId) {
        RSAKey signing = key.get();
        String id = publicAddress.of(CertificateRoutes.one(certificate.code()));
        String subject = "urn:uuid:" + subject(staffMemberId);
        LocalDate expires = certificate.validUntil().plusDays(1);
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(publicAddress.of("/"))
                        .jwtID(id)
                        .subject(subject)
                        .notBeforeTime(start(certificate.completedOn()))
                        .expirationTime(start(expires));
        credential(certificate, id, subject).forEach(claims::claim);
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(publicAddress.of(CertificateRoutes.key(signing.getKeyID())))
                        .build();
        SignedJWT jwt = new SignedJWT(header, claims.build());
        try {
            jwt.sign(new RSASSASigner(signing));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private static Date start(LocalDate day) {
        return Date.from(day.atStartOfDay(Days.LONDON).toInstant());
    }

    /// The same for the same person, and nothing that leads back to them.
    private UUID subject(long staffMemberId) {
        return UUID.nameUUIDFromBytes(
                keys.code("badge-subject", Long.toString(staffMemberId))
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    private Map<String, Object> credential(Certificate certificate, String id, String subject) {
        Map<String, Object> credential = new LinkedHashMap<>();
        credential.put("@context", List.of(CREDENTIALS, OPEN_BADGES));
        credential.put("id", id);
        credential.put("type", List.of("VerifiableCredential", "OpenBadgeCredential"));
        credential.put(
                "issuer",
                Map.of(
                        "id", publicAddress.of("/"),
                        "type", List.of("Profile"),
                        "name", certificate.schoolName()));
        credential.put("name", certificate.moduleTitle());
        credential.put("validFrom", start(certificate.completedOn()).toInstant().toString());
        credential.put(
                "validUntil", start(certificate.validUntil().plusDays(1)).toInstant().toString());
        credential.put("credentialSubject", subject(certificate, subject));
        return credential;
    }

    private Map<String, Object> subject(Certificate certificate, String subject) {
        List<String> narrative = new ArrayList<>(List.of(words.get("badge.criteria")));
        narrative.addAll(certificate.objectives());
        Map<String, Object> achievement = new LinkedHashMap<>();
        achievement.put(
                "id",
                "urn:uuid:"
                        + UUID.nameUUIDFromBytes(
                                (certificate.moduleTitle() + "|" + certificate.moduleVersion())
                                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        achievement.put("type", List.of("Achievement"));
        achievement.put("name", certificate.moduleTitle());
        achievement.put("description", words.get("badge.description", certificate.moduleTitle()));
        achievement.put("criteria", Map.of("narrative", String.join("\n", narrative)));
        if (!certificate.moduleVersion().isEmpty()) {
            achievement.put("version", certificate.moduleVersion());
        }
        String holder = certificate.holder();
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("id", subject);
        person.put("type", List.of("AchievementSubject"));
        person.put(
                "identifier",
                List.of(
                        Map.of(
                                "type",
                                "IdentityObject",
                                "identityType",
                                "name",
                                "hashed",
                                false,
                                "identityHash",
                                holder == null ? "" : holder)));
        person.put("achievement", achievement);
        return person;
    }
}

package org.dueregard.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

@Component
class Passkeys implements UserCredentialRepository {

    private static final String QUERY =
            "SELECT p.*, h.handle FROM passkeys p"
                    + " JOIN passkey_handles h ON h.account_id = p.account_id WHERE ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Passkeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return jdbc.sql(QUERY + "p.credential_id = ?")
                .param(id.getBytes())
                .query(Passkeys::passkey)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql(QUERY + "h.handle = ? ORDER BY p.created_at")
                .param(handle.getBytes())
                .query(Passkeys::passkey)
                .list();
    }

    /// Called with a new one, and after each use of one.
    @Override
    public void save(CredentialRecord passkey) {
        LocalDateTime now = Days.stored(clock.instant());
        int known =
                jdbc.sql(
                                "UPDATE passkeys SET signature_count = ?, backup_state = ?,"
                                        + " last_used_at = ? WHERE credential_id = ?")
                        .param(passkey.getSignatureCount())
                        .param(passkey.isBackupState())
                        .param(now)
                        .param(passkey.getCredentialId().getBytes())
                        .update();
        if (known == 0) {
            jdbc.sql(
                            """
                            INSERT INTO passkeys (credential_id, account_id, label, public_key,
                                attestation_object, signature_count, uv_initialized,
                                backup_eligible, backup_state, transports, created_at, last_used_at)
                            SELECT ?, account_id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                            FROM passkey_handles WHERE handle = ?
                            """)
                    .param(passkey.getCredentialId().getBytes())
                    .param(passkey.getLabel())
                    .param(passkey.getPublicKey().getBytes())
                    .param(Objects.requireNonNull(passkey.getAttestationObject()).getBytes())
                    .param(passkey.getSignatureCount())
                    .param(passkey.isUvInitialized())
                    .param(passkey.isBackupEligible())
                    .param(passkey.isBackupState())
                    .param(
                            passkey.getTransports().stream()
                                    .map(AuthenticatorTransport::getValue)
                                    .collect(Collectors.joining(",")))
                    .param(now)
                    .param(now)
                    .param(passkey.getUserEntityUserId().getBytes())
                    .update();
        }
    }

    @Override
    public void delete(Bytes id) {
        jdbc.sql("DELETE FROM passkeys WHERE credential_id = ?").param(id.getBytes()).update();
    }

    private static CredentialRecord passkey(ResultSet row, int number) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .label(row.getString("label"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .signatureCount(row.getLong("signature_count"))
                .uvInitialized(row.getBoolean("uv_initialized"))
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .transports(
                        Arrays.stream(row.getString("transports").split(","))
                                .filter(name -> !name.isEmpty())
                                .map(AuthenticatorTransport::valueOf)
                                .collect(Collectors.toSet()))
                .created(row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC))
                .lastUsed(
                        row.getObject("last_used_at", LocalDateTime.class)
                                .toInstant(ZoneOffset.UTC))
                .build();
    }
}

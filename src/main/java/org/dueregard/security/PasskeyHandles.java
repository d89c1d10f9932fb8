package org.dueregard.security;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/// The random handle of each account. The name is the account's address of today.
@Component
class PasskeyHandles implements PublicKeyCredentialUserEntityRepository {

    private static final String QUERY =
            "SELECT h.handle, a.email FROM passkey_handles h JOIN accounts a ON a.id = h.account_id"
                    + " WHERE ";

    private final JdbcClient jdbc;

    PasskeyHandles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return find("h.handle = ?", id.getBytes());
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return find("a.email = ?", username);
    }

    private @Nullable PublicKeyCredentialUserEntity find(String filter, Object value) {
        return jdbc.sql(QUERY + filter)
                .param(value)
                .query((row, number) ->
                        ImmutablePublicKeyCredentialUserEntity.builder()
                                .id(new Bytes(row.getBytes("handle")))
                                .name(row.getString("email"))
                                .displayName(row.getString("email"))
                                .build())
                .optional()
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        jdbc.sql(
                        "INSERT INTO passkey_handles (account_id, handle)"
                                + " SELECT id, ? FROM accounts WHERE email = ?")
                .param(user.getId().getBytes())
                .param(user.getName())
                .update();
    }

    @Override
    public void delete(Bytes id) {
        jdbc.sql("DELETE FROM passkey_handles WHERE handle = ?").param(id.getBytes()).update();
    }
}

package org.dueregard.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dueregard.access.Caller;
import org.dueregard.access.CallerHolder;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.oauth2.core.user.OAuth2User;

/// The principal of a signed-in session. Its password hash is erased once it has been checked.
public final class PortalUser
        implements UserDetails, OAuth2User, CallerHolder, CredentialsContainer {

    private static final long serialVersionUID = 1L;

    private final String email;
    private final boolean enabled;
    private final boolean demonstration;
    private final int epoch;
    private final Caller caller;
    private @Nullable String passwordHash;

    public PortalUser(
            String email,
            @Nullable String passwordHash,
            boolean enabled,
            boolean demonstration,
            int epoch,
            Caller caller) {
        this.email = email;
        this.passwordHash = passwordHash;
        this.enabled = enabled;
        this.demonstration = demonstration;
        this.epoch = epoch;
        this.caller = caller;
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.copyOf(
                caller.roles().stream()
                        .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                        .toList());
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return email;
    }

    /// The same, as the frameworks that sign people in elsewhere call it.
    @Override
    public String getName() {
        return email;
    }

    /// Nothing that another provider said is kept.
    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    /// An account of the example data, never asked for a second factor.
    boolean isDemonstration() {
        return demonstration;
    }

    /// Raised whenever everything signed in before is to end.
    int epoch() {
        return epoch;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortalUser user && user.caller.accountId() == caller.accountId();
    }

    @Override
    public int hashCode() {
        return Objects.hash(caller.accountId());
    }
}

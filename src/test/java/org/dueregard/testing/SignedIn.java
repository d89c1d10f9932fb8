package org.dueregard.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.dueregard.access.Caller;
import org.dueregard.security.PortalUser;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/// Runs code as somebody who is signed in.
public final class SignedIn {

    private SignedIn() {}

    public static <T> T as(Caller caller, Callable<T> work) {
        SecurityContext before = SecurityContextHolder.getContext();
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            PortalUser user = new PortalUser("test@school.example", null, true, false, 0, caller);
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(
                            user, null, authorities(user)));
            SecurityContextHolder.setContext(context);
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    public static void run(Caller caller, Runnable work) {
        as(
                caller,
                () -> {
                    work.run();
                    return true;
                });
    }

    /// With everything proved a moment ago, wherever the clock is moved to.
    private static List<GrantedAuthority> authorities(PortalUser user) {
        List<GrantedAuthority> authorities = new ArrayList<>(user.getAuthorities());
        authorities.add(
                FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)
                        .issuedAt(Instant.parse("2100-01-01T00:00:00Z"))
                        .build());
        return authorities;
    }
}

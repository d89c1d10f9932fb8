package org.dueregard.security;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Checks a password, but not while the throttle says wait, and never more than two at once: each
/// check takes 19 MiB and some 70 ms of one core, so that a storm of sign-ins queues instead of
/// taking the machine down.
final class ThrottledAuthenticationProvider implements AuthenticationProvider {

    private static final int AT_ONCE = 2;
    private static final int LONGEST_QUEUE_SECONDS = 30;

    private final DaoAuthenticationProvider delegate;
    private final SignInThrottle throttle;
    private final FailedSignIns failures;
    private final Semaphore hashing = new Semaphore(AT_ONCE, true);

    ThrottledAuthenticationProvider(
            DaoAuthenticationProvider delegate, SignInThrottle throttle, FailedSignIns failures) {
        this.delegate = delegate;
        this.throttle = throttle;
        this.failures = failures;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        String email = authentication.getName();
        String address = address(authentication);
        refuseIfBlocked(email, address);
        if (!queueForHashing()) {
            throw new SignInBusyException();
        }
        try {
            refuseIfBlocked(email, address);
            Authentication result = delegate.authenticate(authentication);
            throttle.succeeded(email, address);
            return result;
        } catch (SignInThrottledException e) {
            throw e;
        } catch (AuthenticationException e) {
            throttle.failed(email, address);
            failures.record(email);
            throw e;
        } finally {
            hashing.release();
        }
    }

    private boolean queueForHashing() {
        try {
            return hashing.tryAcquire(LONGEST_QUEUE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void refuseIfBlocked(String email, String address) {
        if (throttle.isBlocked(email, address)) {
            throw new SignInThrottledException();
        }
    }

    private static String address(Authentication authentication) {
        return authentication.getDetails() instanceof WebAuthenticationDetails details
                ? details.getRemoteAddress()
                : "";
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return delegate.supports(authentication);
    }
}

package org.dueregard.security;

import java.util.Optional;
import org.dueregard.access.Caller;
import org.springframework.stereotype.Component;

/// Who an account is now, for what works without a session, such as a calendar that somebody
/// subscribed to.
@Component
public class AccountCallers {

    private final AccountDetailsService accounts;

    AccountCallers(AccountDetailsService accounts) {
        this.accounts = accounts;
    }

    /// The person, or nothing where the account is switched off or they have left.
    public Optional<Caller> find(long accountId) {
        return accounts.byId(accountId).filter(PortalUser::isEnabled).map(PortalUser::caller);
    }
}

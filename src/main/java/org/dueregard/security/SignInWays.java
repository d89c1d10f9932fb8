package org.dueregard.security;

import java.util.List;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;

/// Ways to sign in besides a password.
@Component
public class SignInWays {

    private final SignInProviders providers;
    private final PublicAddress publicAddress;

    SignInWays(SignInProviders providers, PublicAddress publicAddress) {
        this.providers = providers;
        this.publicAddress = publicAddress;
    }

    /// Names of the providers that are set up.
    public List<String> providers() {
        return providers.all().stream().map(ClientRegistration::getClientName).toList();
    }

    /// Where a provider sends people back to, to be entered there.
    public String returnAddress(String provider) {
        return publicAddress.of(SignInProviders.RETURN + provider);
    }
}

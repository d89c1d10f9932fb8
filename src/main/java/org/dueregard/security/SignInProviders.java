package org.dueregard.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/// The providers people may sign in with: none, Microsoft, Google or both. Every address is written
/// down here, so that starting needs no network.
@Component
@EnableConfigurationProperties(ProviderProperties.class)
class SignInProviders {

    static final String MICROSOFT = "microsoft";
    static final String GOOGLE = "google";
    static final String START = "/oauth2/authorization";
    static final String RETURN = "/login/oauth2/code/";

    private static final Pattern DIRECTORY_ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String PERSONAL_ACCOUNTS = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private final List<ClientRegistration> registrations;
    private final Map<String, String> requiredClaims;

    SignInProviders(ProviderProperties properties, PublicAddress publicAddress) {
        List<ClientRegistration> found = new ArrayList<>();
        Map<String, String> claims = new java.util.HashMap<>();
        ProviderProperties.Microsoft microsoft = properties.microsoft();
        if (microsoft != null && given(microsoft.clientId())) {
            String tenant = directory(microsoft.tenant());
            found.add(microsoft(microsoft, tenant, publicAddress));
            claims.put(MICROSOFT, tenant);
        }
        ProviderProperties.Google google = properties.google();
        if (google != null && given(google.clientId())) {
            found.add(google(google, publicAddress));
            String domain = google.hostedDomain();
            if (domain != null && given(domain)) {
                claims.put(GOOGLE, domain.strip().toLowerCase(Locale.ROOT));
            }
        }
        this.registrations = List.copyOf(found);
        this.requiredClaims = Map.copyOf(claims);
    }

    List<ClientRegistration> all() {
        return registrations;
    }

    @Nullable ClientRegistration find(String id) {
        return registrations.stream()
                .filter(one -> one.getRegistrationId().equals(id))
                .findFirst()
                .orElse(null);
    }

    /// The directory (`tid`) or Workspace domain (`hd`) that a provider's answers must name.
    @Nullable String required(String id) {
        return requiredClaims.get(id);
    }

    private static ClientRegistration microsoft(
            ProviderProperties.Microsoft settings, String tenant, PublicAddress publicAddress) {
        String base = or(settings.endpoint(), "https://login.microsoftonline.com") + "/" + tenant;
        return registration(MICROSOFT, publicAddress)
                .clientName("Microsoft")
                .clientId(needed(settings.clientId(), "microsoft.client-id"))
                .clientSecret(needed(settings.clientSecret(), "microsoft.client-secret"))
                .issuerUri(base + "/v2.0")
                .authorizationUri(base + "/oauth2/v2.0/authorize")
                .tokenUri(base + "/oauth2/v2.0/token")
                .jwkSetUri(base + "/discovery/v2.0/keys")
                .build();
    }

    private static ClientRegistration google(
            ProviderProperties.Google settings, PublicAddress publicAddress) {
        String other = settings.endpoint();
        return registration(GOOGLE, publicAddress)
                .clientName("Google")
                .clientId(needed(settings.clientId(), "google.client-id"))
                .clientSecret(needed(settings.clientSecret(), "google.client-secret"))
                .issuerUri(or(other, "https://accounts.google.com"))
                .authorizationUri(or(other, "https://accounts.google.com") + "/o/oauth2/v2/auth")
                .tokenUri(or(other, "https://oauth2.googleapis.com") + "/token")
                .jwkSetUri(or(other, "https://www.googleapis.com") + "/oauth2/v3/certs")
                .build();
    }

    private static ClientRegistration.Builder registration(String id, PublicAddress publicAddress) {
        return ClientRegistration.withRegistrationId(id)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                // No placeholder: what the Host header says must not matter.
                .redirectUri(publicAddress.of(RETURN + id))
                .scope("openid", "profile", "email")
                .userNameAttributeName("sub")
                .clientSettings(
                        ClientRegistration.ClientSettings.builder().requireProofKey(true).build());
    }

    private static String directory(@Nullable String tenant) {
        String id = needed(tenant, "microsoft.tenant").toLowerCase(Locale.ROOT);
        if (!DIRECTORY_ID.matcher(id).matches() || id.equals(PERSONAL_ACCOUNTS)) {
            throw new IllegalArgumentException(
                    "dueregard.sign-in.microsoft.tenant must be the id of one directory of an"
                            + " organisation (Entra admin centre, Overview, Tenant ID), not \""
                            + tenant
                            + "\"");
        }
        return id;
    }

    private static String needed(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("dueregard.sign-in." + name + " is missing");
        }
        return value.strip();
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static String or(@Nullable String value, String usual) {
        return value == null || value.isBlank() ? usual : value.strip().replaceAll("/+$", "");
    }
}

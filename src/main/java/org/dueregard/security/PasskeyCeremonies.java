package org.dueregard.security;

import jakarta.servlet.http.HttpSession;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The two conversations with an authenticator. Each challenge serves once, whatever comes of it.
@Component
class PasskeyCeremonies {

    private static final String CREATION = PasskeyCeremonies.class.getName() + ".creation";
    private static final String REQUEST = PasskeyCeremonies.class.getName() + ".request";
    private static final int LONGEST_LABEL = 100;
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>
            ASSERTION = new TypeReference<>() {};

    // The module is not found by itself (there is no service file), and must not change other JSON.
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final WebAuthnRelyingPartyOperations relyingParty;

    PasskeyCeremonies(WebAuthnRelyingPartyOperations relyingParty) {
        this.relyingParty = relyingParty;
    }

    String startRegistering(Authentication who, HttpSession session) {
        PublicKeyCredentialCreationOptions options =
                relyingParty.createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
        session.setAttribute(CREATION, options);
        return json.writeValueAsString(options);
    }

    CredentialRecord finishRegistering(String body, HttpSession session) {
        PublicKeyCredentialCreationOptions options =
                taken(session, CREATION, PublicKeyCredentialCreationOptions.class);
        try {
            RelyingPartyPublicKey key = json.readValue(body, RelyingPartyPublicKey.class);
            if (key.getLabel().isBlank() || key.getLabel().length() > LONGEST_LABEL) {
                throw new IllegalArgumentException("No usable label");
            }
            return relyingParty.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(options, key));
        } catch (RuntimeException e) {
            throw new BadCredentialsException("The passkey was refused", e);
        }
    }

    String startProving(Authentication who, HttpSession session) {
        PublicKeyCredentialRequestOptions options =
                relyingParty.createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(who));
        // An empty list would let anybody's passkey through.
        if (options.getAllowCredentials().isEmpty()) {
            throw new BadCredentialsException("The account has no passkey");
        }
        session.setAttribute(REQUEST, options);
        return json.writeValueAsString(options);
    }

    /// @throws BadCredentialsException unless a passkey of this very account signed the challenge
    void finishProving(Authentication who, String body, HttpSession session) {
        PublicKeyCredentialRequestOptions options =
                taken(session, REQUEST, PublicKeyCredentialRequestOptions.class);
        PublicKeyCredentialUserEntity owner;
        try {
            owner =
                    relyingParty.authenticate(
                            new RelyingPartyAuthenticationRequest(
                                    options, json.readValue(body, ASSERTION)));
        } catch (RuntimeException e) {
            throw new BadCredentialsException("The passkey was refused", e);
        }
        if (!owner.getName().equals(who.getName())) {
            throw new BadCredentialsException("Somebody else's passkey");
        }
    }

    private static <T> T taken(HttpSession session, String attribute, Class<T> type) {
        Object value = session.getAttribute(attribute);
        session.removeAttribute(attribute);
        if (!type.isInstance(value)) {
            throw new BadCredentialsException("Nothing was asked for");
        }
        return type.cast(value);
    }
}

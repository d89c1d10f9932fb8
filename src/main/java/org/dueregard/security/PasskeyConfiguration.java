package org.dueregard.security;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {

    @Bean
    WebAuthnRelyingPartyOperations relyingParty(
            PasskeyHandles handles, Passkeys passkeys, PublicAddress publicAddress) {
        Webauthn4JRelyingPartyOperations operations =
                new Webauthn4JRelyingPartyOperations(
                        handles,
                        passkeys,
                        PublicKeyCredentialRpEntity.builder()
                                .id(publicAddress.host())
                                .name("Due Regard")
                                .build(),
                        Set.of(publicAddress.origin()));
        operations.setCustomizeCreationOptions(options ->
                options.authenticatorSelection(
                        AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.PREFERRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }
}

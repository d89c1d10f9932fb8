package org.dueregard.security;

import org.dueregard.common.BeforeOpening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// At a start where nobody can sign in yet, prints the link that makes the first administrator. Each
/// such start makes a new one, and the one before stops working.
@Component
class SetUpLink extends BeforeOpening {

    private static final Logger log = LoggerFactory.getLogger(SetUpLink.class);
    private static final int PHASE = 30;

    private final FirstAdministrator first;
    private final PublicAddress publicAddress;

    SetUpLink(FirstAdministrator first, PublicAddress publicAddress) {
        super(PHASE);
        this.first = first;
        this.publicAddress = publicAddress;
    }

    @Override
    protected void prepare() {
        first.newLink()
                .ifPresent(secret ->
                        log.info(
                                "Nobody can sign in yet. Set the portal up here, once and"
                                        + " within seven days: {}",
                                publicAddress.of("/set-up/" + secret)));
    }
}

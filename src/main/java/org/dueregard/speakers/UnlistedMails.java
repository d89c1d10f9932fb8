package org.dueregard.speakers;

import org.dueregard.access.PortalRole;
import org.dueregard.common.Words;
import org.dueregard.mail.NewMessage;
import org.dueregard.mail.Outbox;
import org.dueregard.security.PublicAddress;
import org.dueregard.security.RoleHolders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells the safeguarding lead at once of somebody at the door whom nobody expected.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class UnlistedMails {

    private final RoleHolders holders;
    private final Outbox outbox;
    private final PublicAddress publicAddress;
    private final Words words;

    UnlistedMails(RoleHolders holders, Outbox outbox, PublicAddress publicAddress, Words words) {
        this.holders = holders;
        this.outbox = outbox;
        this.publicAddress = publicAddress;
        this.words = words;
    }

    void tell(long id, long schoolId, boolean letIn, String toSee) {
        for (RoleHolders.Holder lead : holders.at(schoolId, PortalRole.DSL)) {
            outbox.put(
                    new NewMessage(
                            "unlisted|" + id + "|" + lead.accountId(),
                            lead.email(),
                            words.get("mail.unlisted.subject"),
                            words.get(
                                    "mail.speaker.body",
                                    lead.name(),
                                    words.get(
                                            letIn
                                                    ? "mail.unlisted.let-in"
                                                    : "mail.unlisted.turned-away",
                                            toSee),
                                    publicAddress.of("/" + SpeakersRoutes.RECEPTION)),
                            schoolId,
                            lead.staffMemberId()));
        }
    }
}

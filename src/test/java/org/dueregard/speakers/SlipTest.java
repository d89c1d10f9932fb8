package org.dueregard.speakers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;

/// Which visits have a slip, for whom, and that its code can be checked with the public key alone.
@PortalTest
class SlipTest {

    @Autowired Fixtures fixtures;
    @Autowired ApplicationContext beans;
    @Autowired PaperService paper;
    @Autowired SpeakerFileService files;

    private TestSchool school;
    private PreparedVisits prepared;

    @BeforeEach
    void people() {
        school = fixtures.school();
        prepared = new PreparedVisits(school, fixtures, beans);
    }

    private PaperService.Slip slip(String reference) {
        return SignedIn.as(prepared.caller(prepared.host), () -> paper.slip(reference, "1-1"));
    }

    private boolean verifies(String text) throws Exception {
        String key =
                SignedIn.as(
                                prepared.caller(prepared.desk, PortalRole.RECEPTION),
                                () -> paper.slipCheck())
                        .key();
        assertThat(ECKey.parse(key).isPrivate()).as("the page holds no private key").isFalse();
        int last = text.lastIndexOf('.');
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(ECKey.parse(key).toECPublicKey());
        check.update(text.substring(0, last).getBytes(StandardCharsets.US_ASCII));
        return check.verify(Base64.getUrlDecoder().decode(text.substring(last + 1)));
    }

    @Test
    void a_signed_visit_has_a_slip_that_the_public_key_confirms() throws Exception {
        String reference = prepared.signed("Zoë Example");
        PaperService.Slip slip = slip(reference);
        String[] parts = slip.text().split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(parts[0]).isEqualTo("DR1");
        assertThat(Base64.getUrlDecoder().decode(parts[2])).hasSize(64);
        assertThat(
                        FileJson.texts(
                                new String(
                                        Base64.getUrlDecoder().decode(parts[1]),
                                        StandardCharsets.UTF_8)))
                .containsEntry("r", reference)
                .containsEntry("v", "1-1")
                .containsEntry("s", school.name())
                .containsEntry("n", "Zoë Example")
                .containsEntry("d", "2026-09-14")
                .containsEntry("t", PreparedVisits.TITLE)
                .hasSize(6);
        assertThat(verifies(slip.text())).isTrue();
        String other = parts[1].substring(0, 9) + (parts[1].charAt(9) == 'A' ? 'B' : 'A');
        assertThat(verifies(slip.text().replace(parts[1].substring(0, 10), other))).isFalse();
        assertThat(slip.picture()).startsWith("data:image/svg+xml;base64,");
    }

    @Test
    void the_lead_and_the_head_can_print_it_too() {
        String reference = prepared.signed(PreparedVisits.SPEAKER);
        for (PortalRole role : new PortalRole[] {PortalRole.DSL, PortalRole.HEAD}) {
            assertThat(
                            SignedIn.as(
                                            prepared.caller(
                                                    role == PortalRole.DSL
                                                            ? prepared.lead
                                                            : prepared.head,
                                                    role),
                                            () -> paper.slip(reference, "1-1"))
                                    .host())
                    .isNotBlank();
        }
    }

    @Test
    void nothing_unsigned_unapproved_cancelled_or_unknown_has_a_slip() {
        String asked = prepared.asked("Asked Example");
        String approved = prepared.approved("Approved Example");
        String withdrawn = prepared.signed("Withdrawn Example");
        SignedIn.run(
                prepared.caller(prepared.host), () -> files.withdraw(withdrawn, "Fell through"));
        for (String reference : new String[] {asked, approved, withdrawn, "V26-99999"}) {
            assertThatThrownBy(() -> slip(reference)).isInstanceOf(RequestMissingException.class);
        }
        String signed = prepared.signed("Signed Example");
        assertThatThrownBy(() ->
                        SignedIn.as(
                                prepared.caller(prepared.host), () -> paper.slip(signed, "2-1")))
                .isInstanceOf(RequestMissingException.class);
    }

    @Test
    void a_colleague_and_another_school_get_none_and_cannot_open_the_door_s_pages() {
        String reference = prepared.signed(PreparedVisits.SPEAKER);
        Fixtures.Person colleague = fixtures.person(school, RoleGroup.TEACHERS);
        assertThatThrownBy(
                        () -> SignedIn.as(colleague.caller(), () -> paper.slip(reference, "1-1")))
                .isInstanceOf(RequestMissingException.class);
        PreparedVisits other = new PreparedVisits(fixtures.school(), fixtures, beans);
        assertThatThrownBy(() ->
                        SignedIn.as(
                                other.caller(other.lead, PortalRole.DSL),
                                () -> paper.slip(reference, "1-1")))
                .isInstanceOf(RequestMissingException.class);
        SignedIn.run(
                colleague.caller(),
                () -> {
                    assertThatThrownBy(() -> paper.doorList())
                            .isInstanceOf(AccessDeniedException.class);
                    assertThatThrownBy(() -> paper.presence())
                            .isInstanceOf(AccessDeniedException.class);
                    assertThatThrownBy(() -> paper.slipCheck())
                            .isInstanceOf(AccessDeniedException.class);
                });
    }
}

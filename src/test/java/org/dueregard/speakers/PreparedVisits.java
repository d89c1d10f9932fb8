package org.dueregard.speakers;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.content.Agreement;
import org.dueregard.content.ContentLibrary;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Visits of one school as far as a test needs them: asked for, approved with a condition, signed for,
/// let in.
public final class PreparedVisits {

    public static final String SPEAKER = "Ottoline Example";
    public static final String TITLE = "Poetry that argues";
    public static final String CONDITION = "A member of staff opens the discussion";

    private final SpeakerRequestService requests;
    private final SpeakerFileService files;
    private final VisitService visits;
    private final LinkPages links;
    private final ContentLibrary library;
    private final JdbcClient jdbc;

    public final Person host;
    public final Person lead;
    public final Person head;
    public final Person desk;

    public PreparedVisits(
            TestSchool school,
            Fixtures fixtures,
            org.springframework.context.ApplicationContext beans) {
        requests = beans.getBean(SpeakerRequestService.class);
        files = beans.getBean(SpeakerFileService.class);
        visits = beans.getBean(VisitService.class);
        links = beans.getBean(LinkPages.class);
        library = beans.getBean(ContentLibrary.class);
        jdbc = beans.getBean(JdbcClient.class);
        host = account(fixtures, school, RoleGroup.TEACHERS);
        lead = account(fixtures, school, RoleGroup.DSL, PortalRole.DSL);
        head = account(fixtures, school, RoleGroup.LEADERSHIP, PortalRole.HEAD);
        desk = account(fixtures, school, RoleGroup.SITE_AND_OFFICE, PortalRole.RECEPTION);
    }

    private Person account(
            Fixtures fixtures, TestSchool school, RoleGroup group, PortalRole... roles) {
        Person person = fixtures.person(school, group);
        long account = fixtures.account(person, roles);
        jdbc.sql("UPDATE accounts SET demonstration = TRUE WHERE id = ?").param(account).update();
        return person;
    }

    /// The person as the account that was made for them.
    public Caller caller(Person person, PortalRole... roles) {
        Caller caller = person.caller(roles);
        long account =
                jdbc.sql("SELECT id FROM accounts WHERE staff_member_id = ?")
                        .param(person.id())
                        .query(Long.class)
                        .single();
        return new Caller(
                account,
                caller.staffMemberId(),
                caller.schoolId(),
                caller.schoolName(),
                caller.name(),
                caller.grants(),
                caller.isAtKiosk());
    }

    static RequestForm form(String name) {
        RequestForm blank = RequestForm.blank(Choices.Kind.SPEAKER);
        return new RequestForm(
                blank.kind(),
                TITLE,
                List.of(
                        new RequestForm.Speaker(
                                name,
                                "Example Press",
                                Choices.Organisation.BUSINESS,
                                "ottoline@speaker.example",
                                "1 Example Lane")),
                Choices.Topic.ARTS_AND_BOOKS,
                "She writes what Year 9 reads this term.",
                "How a poem can hold two views at once.",
                Choices.Ages.KEY_STAGE_3,
                "Year 9, thirty pupils",
                List.of(
                        new RequestForm.Day(
                                TestClock.TODAY, LocalTime.of(9, 0), LocalTime.of(10, 0))),
                "Library",
                Choices.Format.IN_PERSON,
                Choices.Openness.SCHOOL_ONLY,
                false,
                false,
                "",
                false,
                "",
                "Three poems. One is about a soldier's travel to Syria in 1941.",
                false,
                "The head of English",
                false);
    }

    /// Asked for by the host.
    ///
    /// @return the reference
    public String asked(String name) {
        return asked(form(name));
    }

    String asked(RequestForm form) {
        return SignedIn.as(caller(host), () -> requests.submit(requests.begin(form)));
    }

    /// Checked by the lead, and approved by the head with one condition.
    public String approved(String name) {
        return approved(form(name));
    }

    String approved(RequestForm form) {
        String reference = asked(form);
        SignedIn.run(
                caller(lead, PortalRole.DSL),
                () -> {
                    files.begin(reference);
                    SpeakerFile file = files.open(reference).file();
                    file.matches()
                            .forEach(match ->
                                    files.judgePhrase(
                                            reference, match.number(), false, "A poem of 1941."));
                    file.checks()
                            .forEach(item ->
                                    files.recordCheck(
                                            reference, item.kind(), item.speaker(), card()));
                    files.recommend(reference, RequestState.APPROVED, "All checks are good.");
                });
        SignedIn.run(
                caller(head, PortalRole.HEAD),
                () ->
                        files.approve(
                                reference,
                                "It fits the term.",
                                List.of(
                                        new SpeakerFileService.NewCondition(
                                                CONDITION, Choices.ConditionFor.HOST, true))));
        return reference;
    }

    static EvidenceCard card() {
        return new EvidenceCard(
                "Their site",
                "https://speaker.example",
                LocalDate.from(TestClock.TODAY),
                "A known author; nothing against a visit.",
                "It is what they will talk about.",
                "",
                Choices.Strength.FAIR);
    }

    /// Signed for by the speaker.
    public String signed(String name) {
        String reference = approved(name);
        String address = SignedIn.as(caller(host), () -> files.newLink(reference, 1));
        Agreement agreement = Objects.requireNonNull(library.catalogue().agreement());
        links.sign(
                address.substring(address.lastIndexOf('/') + 1),
                name,
                true,
                LinkPages.versionOf(agreement));
        return reference;
    }

    /// In the building.
    public String arrived(String name, String badge) {
        String reference = signed(name);
        SignedIn.run(
                caller(host),
                () -> {
                    visits.meet(reference, "1-1", 1);
                    visits.confirm(reference, "1-1");
                });
        SignedIn.run(
                caller(desk, PortalRole.RECEPTION),
                () ->
                        visits.arrive(
                                reference,
                                "1-1",
                                new VisitService.Arrival(
                                        "Driving licence",
                                        badge,
                                        "The head of English",
                                        "",
                                        null)));
        return reference;
    }
}

package org.dueregard.speakers;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.speakers.Choices.Strength;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/// People with accounts, and the usual way of a request, for tests.
final class Cast {

    static final LocalDate DAY = TestClock.TODAY.plusDays(35);

    final Fixtures fixtures;
    final SpeakerRequestService requests;
    final SpeakerFileService files;
    final VisitService visits;
    final LinkPages pages;
    final JdbcClient jdbc;

    Cast(
            Fixtures fixtures,
            SpeakerRequestService requests,
            SpeakerFileService files,
            VisitService visits,
            LinkPages pages,
            JdbcClient jdbc) {
        this.fixtures = fixtures;
        this.requests = requests;
        this.files = files;
        this.visits = visits;
        this.pages = pages;
        this.jdbc = jdbc;
    }

    /// Somebody with an account.
    record Member(long account, Person person, Caller caller) {

        void does(Runnable work) {
            SignedIn.run(caller, work);
        }
    }

    /// Those who play a part at one school.
    record School(
            TestSchool place,
            Member host,
            Member lead,
            Member secondLead,
            Member head,
            Member secondHead,
            Member door) {}

    School school(TestSchool place) {
        return new School(
                place,
                member(place),
                member(place, PortalRole.DSL),
                member(place, PortalRole.DSL),
                member(place, PortalRole.HEAD),
                member(place, PortalRole.HEAD),
                member(place, PortalRole.RECEPTION));
    }

    Member member(TestSchool place, PortalRole... roles) {
        Person person = fixtures.person(place, RoleGroup.TEACHERS);
        long account = fixtures.account(person, roles);
        Set<Grant> grants = new HashSet<>(Set.of(new Grant(PortalRole.STAFF, Grant.HOME)));
        Arrays.stream(roles).forEach(role -> grants.add(new Grant(role, Grant.HOME)));
        return new Member(
                account,
                person,
                new Caller(
                        account,
                        person.id(),
                        place.id(),
                        place.name(),
                        person.givenName(),
                        grants,
                        false));
    }

    /// Somebody of the trust, who works at none of its schools.
    Member trustLead(TestSchool place) {
        Person person = fixtures.person(place, RoleGroup.LEADERSHIP);
        long account = fixtures.account(person, PortalRole.TRUST_LEAD);
        return new Member(
                account,
                person,
                new Caller(
                        account,
                        null,
                        null,
                        null,
                        person.givenName(),
                        Set.of(
                                new Grant(PortalRole.STAFF, Grant.HOME),
                                new Grant(PortalRole.TRUST_LEAD, place.trustId())),
                        false));
    }

    static RequestForm form() {
        return WrittenFile.form(DAY);
    }

    /// The same about something that is often contested: amber.
    static RequestForm amber() {
        return FormLike.of(form())
                .titled("A debate")
                .about(Choices.Topic.POLITICS_AND_SOCIETY)
                .form();
    }

    String asked(Member host, RequestForm form) {
        return SignedIn.as(host.caller(), () -> requests.submit(requests.begin(form)));
    }

    static EvidenceCard card(LocalDate seen) {
        return new EvidenceCard(
                "The speaker's own site",
                "fire.example",
                seen,
                "Talks for schools since 2019.",
                "It is what the talk is about.",
                "",
                Strength.STRONG);
    }

    /// All checks that are on the list.
    void check(Member lead, String reference) {
        lead.does(() -> {
            for (CheckItem item : files.open(reference).file().checks()) {
                files.recordCheck(reference, item.kind(), item.speaker(), card(TestClock.TODAY));
            }
        });
    }

    /// Checked and recommended.
    void recommend(School school, String reference) {
        check(school.lead(), reference);
        school.lead()
                .does(() -> files.recommend(reference, RequestState.APPROVED, "All was in order."));
    }

    /// Checked, recommended and approved.
    void approve(School school, String reference) {
        recommend(school, reference);
        school.head().does(() -> files.approve(reference, "Well prepared.", List.of()));
    }

    String recommended(School school, RequestForm form) {
        String reference = asked(school.host(), form);
        recommend(school, reference);
        return reference;
    }

    String approved(School school, RequestForm form) {
        String reference = asked(school.host(), form);
        approve(school, reference);
        return reference;
    }

    long id(String reference) {
        return jdbc.sql("SELECT id FROM speaker_requests WHERE reference = ?")
                .param(reference)
                .query(Long.class)
                .single();
    }
}

package org.dueregard.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.PersonalRecords;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/// A notice to thirty people, of whom four have not read it.
@PortalTest
class NoticesTest {

    @Autowired Fixtures fixtures;
    @Autowired TestClock clock;
    @Autowired NoticeService notices;
    @Autowired NoticeSending sending;
    @Autowired GuidanceRecords records;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private TestSchool school;
    private Caller head;
    private final List<Person> people = new ArrayList<>();

    @BeforeEach
    void thirty() {
        school = fixtures.school();
        Person leader = fixtures.person(school, RoleGroup.LEADERSHIP);
        head = leader.caller(PortalRole.HEAD);
        for (int i = 0; i < 30; i++) {
            people.add(
                    fixtures.person(
                            school, i % 3 == 0 ? RoleGroup.TEACHERS : RoleGroup.VOLUNTEERS));
        }
        fixtures.person(school, RoleGroup.GOVERNORS);
    }

    @AfterEach
    void back() {
        clock.reset();
    }

    private long send() {
        return SignedIn.as(
                head,
                () ->
                        sending.send(
                                new NewNotice(
                                        school.id(),
                                        "Please read",
                                        "First line.\r\n\r\n\r\n\r\nLast <b>line</b>. ",
                                        "kcsie-2025",
                                        Set.of(RoleGroup.TEACHERS, RoleGroup.VOLUNTEERS))));
    }

    private void read(long notice, List<Person> readers) {
        readers.forEach(one -> SignedIn.run(one.caller(), () -> notices.confirm(notice)));
    }

    private NoticeReceipts receipts(long notice) {
        return SignedIn.as(head, () -> sending.receipts(notice, 1));
    }

    private NoticeReceipts.Chased again(long notice) {
        return SignedIn.as(head, () -> sending.sendAgain(notice));
    }

    private List<String> mails(long notice) {
        return jdbc.sql("SELECT recipient FROM outbox_messages WHERE once_key LIKE ?")
                .param("notice|" + notice + "|%")
                .query(String.class)
                .list();
    }

    @Test
    void of_thirty_twenty_six_have_read_it_and_the_other_four_are_written_to_once_a_day() {
        long notice = send();
        assertThat(receipts(notice).total()).isEqualTo(30);
        read(notice, people.subList(0, 26));
        read(notice, people.subList(0, 3));
        List<Person> four = people.subList(26, 30);
        NoticeReceipts receipts = receipts(notice);
        assertThat(receipts.read()).isEqualTo(26);
        assertThat(receipts.total()).isEqualTo(30);
        assertThat(receipts.missing().rows())
                .extracting(NoticeReceipts.Missing::name)
                .containsExactlyInAnyOrderElementsOf(
                        four.stream().map(one -> one.givenName() + " Testname").toList());
        assertThat(again(notice)).isEqualTo(new NoticeReceipts.Chased(4, 0, false));
        assertThat(mails(notice))
                .containsExactlyInAnyOrderElementsOf(four.stream().map(Person::email).toList());
        assertThat(again(notice)).isEqualTo(new NoticeReceipts.Chased(0, 0, true));
        assertThat(mails(notice)).hasSize(4);
        clock.moveTo(TestClock.TODAY.plusDays(1));
        read(notice, four.subList(0, 1));
        assertThat(again(notice).mails()).isEqualTo(3);
        assertThat(mails(notice)).hasSize(7);
    }

    @Test
    void whoever_left_drops_out_and_whoever_has_no_e_mail_is_told_in_person() {
        long notice = send();
        read(notice, people.subList(0, 26));
        jdbc.sql("UPDATE staff_members SET left_on = ? WHERE id = ?")
                .param(TestClock.TODAY.minusDays(1))
                .param(people.get(29).id())
                .update();
        jdbc.sql("UPDATE staff_members SET left_on = ? WHERE id = ?")
                .param(TestClock.TODAY.minusDays(1))
                .param(people.get(0).id())
                .update();
        jdbc.sql("UPDATE staff_members SET email = NULL WHERE id = ?")
                .param(people.get(28).id())
                .update();
        NoticeReceipts receipts = receipts(notice);
        assertThat(receipts.read()).isEqualTo(25);
        assertThat(receipts.total()).isEqualTo(28);
        assertThat(receipts.missing().rows())
                .filteredOn(one -> !one.hasEmail())
                .extracting(NoticeReceipts.Missing::staffMemberId)
                .containsExactly(people.get(28).id());
        assertThat(again(notice)).isEqualTo(new NoticeReceipts.Chased(2, 1, false));
    }

    @Test
    void it_waits_for_its_audience_until_they_say_so_and_nobody_else_sees_it() {
        long notice = send();
        Person reader = people.getFirst();
        Person other = fixtures.person(school, RoleGroup.SUPPLY);
        Person late =
                fixtures.person(school, RoleGroup.TEACHERS, TestClock.TODAY.plusDays(1), null);
        SignedIn.run(
                reader.caller(),
                () -> {
                    assertThat(notices.unread()).isEqualTo(1);
                    assertThat(notices.find(notice).words())
                            .isEqualTo("First line.\n\nLast <b>line</b>.");
                    assertThat(notices.find(notice).edition()).isEqualTo("2025");
                    notices.confirm(notice);
                    assertThat(notices.unread()).isZero();
                    assertThat(notices.find(notice).readAt()).isEqualTo(clock.instant());
                    assertThat(notices.listOwn(1).rows()).hasSize(1);
                });
        SignedIn.run(
                other.caller(),
                () -> {
                    assertThat(notices.unread()).isZero();
                    assertThatThrownBy(() -> notices.find(notice))
                            .isInstanceOf(EntryMissingException.class);
                    assertThatThrownBy(() -> notices.confirm(notice))
                            .isInstanceOf(AccessDeniedException.class);
                });
        clock.moveTo(TestClock.TODAY.plusDays(2));
        assertThat(SignedIn.as(late.caller(), () -> notices.unread())).isZero();
    }

    @Test
    void a_head_of_another_school_and_a_teacher_send_nothing_here_and_see_no_names() {
        long notice = send();
        Caller elsewhere =
                fixtures.person(fixtures.school(), RoleGroup.LEADERSHIP).caller(PortalRole.HEAD);
        NewNotice here = new NewNotice(school.id(), "T", "W", "", Set.of(RoleGroup.TEACHERS));
        for (Caller caller : List.of(elsewhere, people.getFirst().caller())) {
            SignedIn.run(
                    caller,
                    () -> {
                        assertThatThrownBy(() -> sending.send(here))
                                .isInstanceOf(AccessDeniedException.class);
                        assertThatThrownBy(() -> sending.receipts(notice, 1))
                                .isInstanceOf(AccessDeniedException.class);
                        assertThatThrownBy(() -> sending.sendAgain(notice))
                                .isInstanceOf(AccessDeniedException.class);
                    });
        }
        assertThat(mails(notice)).isEmpty();
    }

    @Test
    void a_notice_without_words_or_readers_is_refused_and_one_taken_back_asks_nobody() {
        NewNotice empty = new NewNotice(school.id(), " ", " \n ", "no-such", Set.of());
        assertThatThrownBy(() -> SignedIn.run(head, () -> sending.send(empty)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e ->
                                assertThat(e.problems())
                                        .extracting(InvalidInputException.Problem::field)
                                        .containsExactly("title", "words", "", "entry"));
        long notice = send();
        SignedIn.run(head, () -> sending.end(notice));
        assertThat(SignedIn.as(people.getFirst().caller(), () -> notices.unread())).isZero();
        assertThat(receipts(notice).ended()).isTrue();
    }

    @Test
    void whoever_is_forgotten_has_read_nothing() {
        long notice = send();
        read(notice, people.subList(0, 1));
        Person first = people.getFirst();
        PersonalRecords.Person person =
                new PersonalRecords.Person(
                        first.id(), first.givenName(), "Testname", null, List.of(), List.of());
        assertThat(records.of(person))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("notice", "Please read"));
        transaction.executeWithoutResult(state -> records.forget(person));
        assertThat(records.of(person)).isEmpty();
    }
}

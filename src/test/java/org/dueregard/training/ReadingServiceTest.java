package org.dueregard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ReadingServiceTest {

    private static final String MODULE = "prevent-awareness";

    @Autowired ReadingService reading;
    @Autowired TrainingService training;
    @Autowired Fixtures fixtures;

    private Person teacher;

    @BeforeEach
    void aTeacher() {
        teacher = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
    }

    private String next() {
        return SignedIn.as(teacher.caller(), () -> reading.module(MODULE)).next();
    }

    private SectionPage open(String section) {
        return SignedIn.as(teacher.caller(), () -> reading.openSection(MODULE, section));
    }

    private void finish(String section) {
        SignedIn.run(teacher.caller(), () -> reading.finishSection(MODULE, section));
    }

    @Test
    void a_reader_carries_on_where_they_left() {
        assertThat(next()).endsWith("/01-what-the-duty-is");
        open("01-what-the-duty-is");
        finish("01-what-the-duty-is");
        assertThat(next()).endsWith("/02-how-people-are-drawn-in");
        open("04-after-you-have-shared");
        assertThat(next()).endsWith("/04-after-you-have-shared");
    }

    @Test
    void after_the_last_section_comes_the_quiz() {
        SectionPage last = open("06-our-route");
        assertThat(last.number()).isEqualTo(last.of());
        assertThat(last.next()).isEqualTo("training/prevent-awareness/quiz");
    }

    @Test
    void the_school_s_contacts_are_filled_in_and_cannot_carry_markup() {
        fixtures.contact(teacher.school(), "DSL", "<b>Eve</b> & [x](y)", TestClock.TODAY);
        String html = prose(open("06-our-route"));
        assertThat(html).contains("&lt;b&gt;Eve&lt;/b&gt; &amp; [x](y)").contains("01632 960777");
        assertThat(html).doesNotContain("<b>Eve");
    }

    @Test
    void a_missing_contact_reads_as_a_plain_sentence() {
        String html = prose(open("06-our-route"));
        assertThat(html)
                .contains("your designated safeguarding lead")
                .doesNotContain("{{")
                .doesNotContain("dsl.");
    }

    @Test
    void a_number_that_nobody_verified_is_not_shown() {
        fixtures.contact(teacher.school(), "DSL", "Ada", null);
        assertThat(prose(open("06-our-route"))).contains("Ada").doesNotContain("960777");
    }

    private static String prose(SectionPage page) {
        StringBuilder html = new StringBuilder();
        for (SectionPage.Part part : page.parts()) {
            if (part.prose() != null) {
                html.append(part.prose().html());
            }
        }
        return html.toString();
    }

    @Test
    void what_does_not_exist_is_said_not_to_exist() {
        assertThatThrownBy(() -> open("99-nothing")).isInstanceOf(ModuleMissingException.class);
        assertThatThrownBy(() -> SignedIn.as(teacher.caller(), () -> reading.module("../../etc")))
                .isInstanceOf(ModuleMissingException.class);
    }

    @Test
    void what_i_owe_comes_with_its_reason() {
        TrainingOverview overview = SignedIn.as(teacher.caller(), training::overview);
        assertThat(overview.toDo())
                .extracting(TrainingTask::moduleId)
                .contains("prevent-awareness", "kcsie-part-one")
                .doesNotContain("governors");
        assertThat(overview.toDo().getFirst().roleGroups()).isEqualTo("teachers");
        assertThat(overview.others())
                .extracting(TrainingTask::moduleId)
                .contains("five-minutes-for-everyone");
    }
}

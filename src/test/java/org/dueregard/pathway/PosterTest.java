package org.dueregard.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.dueregard.common.InvalidInputException;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.PathwayContent;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@PortalTest
class PosterTest implements PathwayContent {

    private static final double SMALLEST_POINTS = 14;
    private static final double ROUNDING = 0.01;

    @Autowired Fixtures fixtures;
    @Autowired ContactService contacts;
    @Autowired ContactsState state;
    @Autowired PosterService posters;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;

    private PathwaySchool school;

    @BeforeEach
    void a_school() {
        clock.reset();
        school = new PathwaySchool(fixtures, contacts);
        school.enter(ContactRole.DSL, "Ada Example", "01632 960101");
        school.enter(ContactRole.DEPUTY, "Dee Example", "01632 960102");
    }

    @AfterEach
    void today_again() {
        clock.reset();
    }

    private int print(String places) {
        return school.as(() -> posters.print(school.place.id(), places));
    }

    private PosterService.State now() {
        return school.as(() -> posters.state(school.place.id()));
    }

    private byte[] pdf(int first) {
        return school.as(() -> posters.pdf(school.place.id(), first)).orElseThrow();
    }

    private long recalled() {
        return state.postersToTakeDown(school.place.id());
    }

    private void takeDown(PosterCopy copy) {
        school.does(() -> posters.takenDown(school.place.id(), copy.id()));
    }

    /// What a PDF says, and the smallest letters that it says it in.
    private record Said(String text, double smallest, int pages) {}

    private static Said said(byte[] pdf) throws IOException {
        List<Double> sizes = new ArrayList<>();
        PDFTextStripper reader =
                new PDFTextStripper() {
                    @Override
                    protected void processTextPosition(TextPosition text) {
                        sizes.add(
                                (double) text.getFontSize()
                                        * text.getTextMatrix().getScalingFactorY());
                        super.processTextPosition(text);
                    }
                };
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = reader.getText(document).replaceAll("\\s+", " ");
            return new Said(
                    text,
                    sizes.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                    document.getNumberOfPages());
        }
    }

    @Test
    void a_page_for_each_place_large_enough_to_read_from_the_door() throws IOException {
        byte[] pdf = pdf(print("Staffroom\n\n  Kitchen \nSite office"));
        Files.createDirectories(Path.of("target", "looks"));
        Files.write(Path.of("target", "looks", "poster.pdf"), pdf);
        Said said = said(pdf);
        assertThat(said.pages()).isEqualTo(3);
        assertThat(said.smallest()).isGreaterThan(SMALLEST_POINTS - ROUNDING);
        assertThat(said.text())
                .contains(school.place.name(), "999", "Ada Example", "01632 960101")
                .contains("Dee Example", "Copy 1: Staffroom.", "Copy 2: Kitchen.")
                .contains("Copy 3: Site office. Printed 14 September 2026.")
                .contains("Take down after 14 September 2027")
                .contains("Write it down in the school's own safeguarding system")
                .doesNotContain("Refer to adult social care");
    }

    @Test
    void numbers_go_on_and_the_sheets_printed_together_stay_together() throws IOException {
        print("Staffroom\nKitchen");
        int second = print("Hall");
        assertThat(second).isEqualTo(3);
        assertThat(said(pdf(1)).pages()).isEqualTo(2);
        assertThat(said(pdf(3)).text()).contains("Copy 3: Hall.").doesNotContain("Kitchen");
        assertThat(school.as(() -> posters.pdf(school.place.id(), 2))).isEmpty();
    }

    @Test
    void a_number_that_nobody_verified_is_not_on_it() throws IOException {
        clock.moveTo(TestClock.TODAY.plusMonths(11));
        school.enter(ContactRole.DEPUTY, "Dee Example", "01632 960102");
        clock.moveTo(TestClock.TODAY.plusMonths(12).plusDays(1));
        Said said = said(pdf(print("Staffroom")));
        assertThat(said.text())
                .contains("Ada Example", "01632 960102")
                .doesNotContain("01632 960101")
                // Eleven months after the first of the test's days, and twelve more.
                .contains("Take down after 14 August 2028");
    }

    @Test
    void a_new_lead_calls_every_poster_back_until_each_is_down() throws IOException {
        print("Staffroom\nKitchen");
        print("Hall");
        assertThat(recalled()).isZero();
        school.enter(ContactRole.DSL, "Bea Example", "01632 960101");
        assertThat(recalled()).isEqualTo(3);
        assertThat(school.as(() -> posters.pdf(school.place.id(), 1))).isEmpty();
        assertThat(said(pdf(print("Staffroom"))).text())
                .contains("Bea Example")
                .doesNotContain("Ada Example");
        assertThat(recalled()).isEqualTo(3);

        List<PosterCopy> down = now().recalled();
        takeDown(down.getFirst());
        assertThat(recalled()).isEqualTo(2);
        down.forEach(this::takeDown);
        assertThat(recalled()).isZero();
        assertThat(now().past()).extracting(PosterCopy::number).containsExactly(3, 2, 1);
        assertThat(now().hanging()).extracting(PosterCopy::number).containsExactly(4);
    }

    @Test
    void what_was_called_back_stays_so_when_it_becomes_true_again() {
        print("Staffroom");
        school.enter(ContactRole.DSL, "Bea Example", "01632 960101");
        school.enter(ContactRole.DSL, "Ada Example", "01632 960101");
        assertThat(recalled()).isEqualTo(1);
    }

    @Test
    void deputy_number_and_address_call_posters_back_and_the_source_does_not() {
        print("Staffroom");
        school.does(() ->
                contacts.save(
                        school.place.id(),
                        ContactRole.DSL,
                        ContactEntry.of("Ada Example", "01632 960101", "elsewhere", true)));
        assertThat(recalled()).isZero();
        school.enter(ContactRole.DEPUTY, "Dee Example", "01632 960199");
        assertThat(recalled()).isEqualTo(1);
        takeDown(now().recalled().getFirst());

        print("Staffroom");
        school.does(() -> contacts.remove(school.place.id(), ContactRole.DEPUTY));
        assertThat(recalled()).isEqualTo(1);
        takeDown(now().recalled().getFirst());

        print("Staffroom");
        school.does(() -> posters.renewAddress(school.place.id()));
        assertThat(recalled()).isEqualTo(1);
        takeDown(now().recalled().getFirst());
    }

    @Test
    void other_steps_call_posters_back() {
        print("Staffroom");
        school.isUnder(jdbc, fixtures, "Stepshire");
        assertThat(recalled()).isEqualTo(1);
    }

    @Test
    void a_poster_comes_down_when_its_time_is_over() {
        print("Staffroom");
        clock.moveTo(TestClock.TODAY.plusMonths(12));
        school.does(() -> contacts.verify(school.place.id(), ContactRole.DSL));
        school.does(() -> contacts.verify(school.place.id(), ContactRole.DEPUTY));
        assertThat(recalled()).isZero();
        clock.moveTo(TestClock.TODAY.plusMonths(12).plusDays(1));
        assertThat(recalled()).isEqualTo(1);
    }

    @Test
    void a_poster_without_a_place_is_not_made() {
        assertThatThrownBy(() -> print(" \n\n")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> print("x\n".repeat(41))).isInstanceOf(InvalidInputException.class);
        assertThat(now().copies()).isEmpty();
    }

    @Test
    void another_school_s_posters_are_not_taken_down_from_here() {
        print("Staffroom");
        PosterCopy copy = now().hanging().getFirst();
        PathwaySchool other = new PathwaySchool(fixtures, contacts);
        other.does(() -> posters.takenDown(other.place.id(), copy.id()));
        assertThat(now().hanging()).hasSize(1);
        assertThatThrownBy(() -> other.does(() -> posters.takenDown(school.place.id(), copy.id())))
                .isInstanceOf(AccessDeniedException.class);
    }
}

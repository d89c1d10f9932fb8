package org.dueregard.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.dueregard.access.Caller;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.PageOf;
import org.dueregard.common.Words;
import org.dueregard.pathway.DirectoryRow.State;
import org.dueregard.people.RoleGroup;
import org.dueregard.sheets.SheetFormat;
import org.dueregard.sheets.SheetWriter;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PathwayContent;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class DirectoryTest implements PathwayContent {

    @Autowired Fixtures fixtures;
    @Autowired DirectoryService directory;
    @Autowired Words words;
    @Autowired TestClock clock;

    private TestSchool led;
    private TestSchool vacant;
    private TestSchool stale;
    private Caller lead;

    @BeforeEach
    void a_trust() {
        clock.reset();
        led = fixtures.school();
        vacant = fixtures.school(led.trustId());
        stale = fixtures.school(led.trustId());
        fixtures.contact(led, "DSL", "=Ada Example", TestClock.TODAY);
        fixtures.contact(vacant, "DEPUTY", "Dee Example", TestClock.TODAY);
        fixtures.contact(stale, "DSL", "Old Example", TestClock.TODAY.minusMonths(12).minusDays(1));
        fixtures.contact(fixtures.school(), "DSL", "Foreign Example", TestClock.TODAY);
        lead =
                fixtures.person(led, RoleGroup.LEADERSHIP)
                        .caller(Set.of(new Grant(PortalRole.TRUST_LEAD, led.trustId())));
    }

    private PageOf<DirectoryRow> list(DirectoryFilter filter) {
        return SignedIn.as(lead, () -> directory.list(filter));
    }

    @Test
    void schools_without_a_lead_or_with_an_unverified_one_are_red_and_first() {
        PageOf<DirectoryRow> page = list(DirectoryFilter.ALL);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.rows())
                .extracting(DirectoryRow::school, DirectoryRow::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(vacant.name(), State.NO_LEAD),
                        org.assertj.core.groups.Tuple.tuple(stale.name(), State.UNVERIFIED),
                        org.assertj.core.groups.Tuple.tuple(led.name(), State.TRUE));
        assertThat(page.rows().getFirst().deputy()).isEqualTo("Dee Example");
    }

    @Test
    void the_list_is_narrowed_and_paged() {
        assertThat(list(new DirectoryFilter("", null, true, 1)).total()).isEqualTo(2);
        assertThat(list(new DirectoryFilter(led.name(), null, false, 1)).rows()).hasSize(1);
        assertThat(list(new DirectoryFilter("", led.trustId(), false, 1)).total()).isEqualTo(3);
        assertThat(list(new DirectoryFilter("", -5L, false, 1)).total()).isZero();
        for (int i = 0; i < PageOf.SIZE; i++) {
            fixtures.school(led.trustId());
        }
        assertThat(list(new DirectoryFilter("", null, false, 2)).rows()).hasSize(3);
        assertThat(list(new DirectoryFilter("", null, false, 99)).page()).isEqualTo(1);
    }

    @Test
    void the_file_holds_every_row_and_no_formula() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SignedIn.run(
                lead,
                () -> {
                    try (SheetWriter sheet =
                            SheetFormat.CSV.open(bytes, directory.about(), words)) {
                        directory.write(DirectoryFilter.ALL, sheet);
                        sheet.finish();
                    }
                });
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).anyMatch(line -> line.contains("Safeguarding lead"));
        assertThat(lines).anyMatch(line -> line.contains("No lead"));
        assertThat(String.join("\n", lines))
                .contains("'=Ada Example", "Old Example", "Not verified")
                .doesNotContain("Foreign Example");
    }
}

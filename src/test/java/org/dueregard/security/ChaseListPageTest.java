package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The list to print, over HTTP.
@PortalTest
class ChaseListPageTest {

    private static final String PAGE = "/reminders/chase";
    private static final int REFUSED = 403;

    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;

    private TestSchool school;
    private Person late;
    private String module;

    @BeforeEach
    void somebodyLateWithoutAnAddress() {
        school = fixtures.school();
        late = fixtures.person(school, RoleGroup.SUPPLY);
        module = "chased-" + school.id();
        fixtures.requirement(module, RoleGroup.SUPPLY, "P1Y", TestClock.TODAY.minusDays(40));
        jdbc.sql("UPDATE staff_members SET email = NULL, family_name = '<b>Bold' WHERE id = ?")
                .param(late.id())
                .update();
    }

    @AfterEach
    void cleanUp() {
        jdbc.sql("DELETE FROM requirements WHERE module_id = ?").param(module).update();
    }

    private Browser signedIn(TestSchool where, PortalRole... roles) throws Exception {
        Person person = fixtures.person(where, RoleGroup.DSL);
        long account = fixtures.account(person, roles);
        jdbc.sql("UPDATE accounts SET demonstration = TRUE WHERE id = ?").param(account).update();
        Browser browser = new Browser(port);
        assertThat(browser.signIn(person.email(), Fixtures.PASSWORD)).doesNotContain("login");
        return browser;
    }

    @Test
    void a_lead_prints_the_list_of_the_own_school() throws Exception {
        String page = signedIn(school, PortalRole.DSL).get(PAGE).body();
        assertThat(page)
                .contains(late.givenName() + " &lt;b&gt;Bold")
                .contains(module)
                .contains("Without a line manager")
                .contains(school.name() + ", true on 14 September 2026, 9.30am")
                .contains("sheet-box");
    }

    @Test
    void others_are_refused() throws Exception {
        String own = PAGE + "?school=" + school.id();
        assertThat(signedIn(school, PortalRole.HEAD).get(PAGE).statusCode()).isEqualTo(REFUSED);
        assertThat(signedIn(school, PortalRole.ADMIN).get(own).statusCode()).isEqualTo(REFUSED);
        assertThat(signedIn(fixtures.school(), PortalRole.DSL).get(own).statusCode())
                .isEqualTo(REFUSED);
        assertThat(new Browser(port).get(own).statusCode()).isEqualTo(302);
    }
}

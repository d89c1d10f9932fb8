package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.parents.ParentsSettingsService;
import org.dueregard.parents.SessionKit;
import org.dueregard.pathway.ContactEntry;
import org.dueregard.pathway.ContactRole;
import org.dueregard.pathway.ContactService;
import org.dueregard.pathway.PosterService;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PathwayContent;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// "Who to tell" for staff and for whoever stands before a poster, and the page for parents, over HTTP.
@PortalTest
class RoutePagesTest implements PathwayContent {

    private static final int REFUSED = 403;
    private static final int MISSING = 404;
    private static final int LARGEST_PAGE = 30 * 1024;
    private static final byte[] PDF =
            "%PDF-1.7\nnothing\n%%EOF".getBytes(StandardCharsets.US_ASCII);

    @Autowired Fixtures fixtures;
    @Autowired ContactService contacts;
    @Autowired PosterService posters;
    @Autowired ParentsSettingsService parents;
    @Autowired SessionKit kit;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @LocalServerPort int port;

    private TestSchool school;
    private Person lead;
    private Person teacher;

    @BeforeEach
    void people() {
        clock.reset();
        school = fixtures.school();
        lead = fixtures.person(school, RoleGroup.DSL);
        account(lead);
        teacher = fixtures.person(school, RoleGroup.TEACHERS);
        fixtures.account(teacher);
        enter(ContactRole.DSL, "Ada Example", "01632 960101");
        enter(ContactRole.DEPUTY, "Dee Example", "01632 960102");
        enter(ContactRole.LOCAL_AUTHORITY, "Example services", "01632 960103");
        enter(ContactRole.LOCAL_AUTHORITY_OUT_OF_HOURS, "Example duty team", "01632 960104");
        enter(ContactRole.EARLY_HELP, "Example early help", "01632 960105");
        enter(ContactRole.OUTSIDE_LINE, "Example outside line", "01632 960106");
        enter(ContactRole.RECORDING_SYSTEM, "Recordwell Example", null);
    }

    @AfterEach
    void today_again() {
        clock.reset();
    }

    /// Of a lead, without the second step.
    private void account(Person person) {
        long account = fixtures.account(person, PortalRole.DSL);
        jdbc.sql("UPDATE accounts SET demonstration = TRUE WHERE id = ?").param(account).update();
    }

    private void enter(ContactRole role, String name, String phone) {
        does(() -> contacts.save(school.id(), role, ContactEntry.of(name, phone, "test", true)));
    }

    private void does(Runnable work) {
        SignedIn.run(lead.caller(PortalRole.DSL), work);
    }

    private Browser signedIn(Person person) throws Exception {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(person.email(), Fixtures.PASSWORD)).doesNotContain("login");
        return browser;
    }

    private Document whoToTell() throws Exception {
        HttpResponse<String> page = signedIn(teacher).get("/who-to-tell");
        assertThat(page.statusCode()).isEqualTo(200);
        assertPlain(page, "form[action=/logout]");
        return Jsoup.parse(page.body());
    }

    /// No script, nothing to write in, 999 before anything else, and small enough for a bad line.
    private static void assertPlain(HttpResponse<String> page, String forms) {
        assertThat(page.body().length()).isLessThan(LARGEST_PAGE);
        Document document = Jsoup.parse(page.body());
        assertThat(document.select("script, textarea, input:not([type=hidden]), [style]"))
                .isEmpty();
        assertThat(document.select("form").not(forms)).isEmpty();
        assertThat(document.select("h1 ~ .danger")).hasSize(1);
        assertThat(document.text()).contains("999");
    }

    @Test
    void staff_see_everything_in_its_order() throws Exception {
        Document page = whoToTell();
        assertThat(page.text())
                .containsSubsequence(
                        "ring 999",
                        "Who to speak to",
                        "Ada Example",
                        "Dee Example",
                        "Example services",
                        "What you do now",
                        "Recordwell Example",
                        "What happens then, and who sees to it",
                        "For somebody under 18",
                        "Seen to by the designated safeguarding lead",
                        "For an adult",
                        "Asking for consent never comes before 999",
                        "Example early help",
                        "Older names you may hear",
                        "Early Help Assessment (formerly: CAF",
                        "Outside the usual line",
                        "ring 999",
                        "01632 960106",
                        "Why we may act")
                .doesNotContain("It is out of hours now");
        assertThat(page.select("a[href=#why]")).hasSize(1);
        assertThat(page.select("#why h3")).hasSizeGreaterThan(3);
    }

    @Test
    void old_names_appear_as_former_ones_only() throws Exception {
        Document page = whoToTell();
        page.select("li:contains(formerly:)").remove();
        assertThat(page.text()).doesNotContain("CAF").doesNotContain("LSCB").doesNotContain("TAC,");
    }

    @Test
    void at_seven_in_the_evening_the_contact_for_the_night_comes_first() throws Exception {
        clock.moveBy(Duration.ofHours(9).plusMinutes(30));
        assertThat(whoToTell().text())
                .containsSubsequence("It is out of hours now", "Example duty team", "Ada Example");
    }

    @Test
    void a_vacant_role_is_said_with_whom_to_tell_instead() throws Exception {
        does(() -> contacts.remove(school.id(), ContactRole.DSL));
        assertThat(whoToTell().text())
                .contains(
                        "No designated safeguarding lead is named at the moment: tell the deputy,"
                                + " Dee Example.");
    }

    @Test
    void what_was_not_verified_for_a_year_shows_no_number() throws Exception {
        jdbc.sql("UPDATE contacts SET verified_on = ? WHERE school_id = ?")
                .params(TestClock.TODAY.minusMonths(12).minusDays(1), school.id())
                .update();
        assertThat(whoToTell().text())
                .contains("Not verified", "Ada Example")
                .doesNotContain("01632 9601");
    }

    private String publicAddress() {
        does(() -> posters.renewAddress(school.id()));
        String address =
                SignedIn.as(lead.caller(PortalRole.DSL), () -> posters.state(school.id()))
                        .address();
        return String.valueOf(address).replaceFirst("^http://[^/]+", "");
    }

    @Test
    void before_a_poster_there_are_roles_and_verified_numbers_and_no_names() throws Exception {
        does(() ->
                contacts.save(
                        school.id(),
                        ContactRole.DEPUTY,
                        new ContactEntry(
                                "Dee Example",
                                "In Fay Example's room",
                                "01632 960199",
                                null,
                                "told by Fay Example",
                                "Fay Example",
                                null,
                                null,
                                false,
                                false)));
        HttpResponse<String> page = new Browser(port).get(publicAddress());
        assertThat(page.statusCode()).isEqualTo(200);
        assertPlain(page, "none");
        assertThat(page.body())
                .contains(school.name(), "01632 960101", "Deputy safeguarding lead")
                .contains("your designated safeguarding lead")
                .doesNotContain("01632 960199", "Ada", "Dee Example", "Fay", "Recordwell");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
    }

    @Test
    void a_new_address_ends_the_old_one_and_a_dead_one_still_says_999() throws Exception {
        String first = publicAddress();
        String second = publicAddress();
        Browser anybody = new Browser(port);
        assertThat(anybody.get(second).statusCode()).isEqualTo(200);
        does(() -> posters.endAddress(school.id()));
        HttpResponse<String> never = anybody.get("/who-to-tell/" + "a".repeat(43));
        for (String dead : new String[] {first, second}) {
            HttpResponse<String> gone = anybody.get(dead);
            assertThat(gone.statusCode()).isEqualTo(MISSING);
            assertPlain(gone, "none");
            assertThat(gone.body()).isEqualTo(never.body()).doesNotContain(school.name());
        }
    }

    @Test
    void posters_and_the_directory_are_refused_to_others() throws Exception {
        does(() -> posters.print(school.id(), "Hall"));
        String file = "/settings/route/posters.pdf?school=" + school.id() + "&first=1";
        assertThat(signedIn(lead).get(file).statusCode()).isEqualTo(200);
        assertThat(signedIn(teacher).get(file).statusCode()).isEqualTo(REFUSED);
        assertThat(new Browser(port).get(file).statusCode()).isEqualTo(302);
        Person elsewhere = fixtures.person(fixtures.school(), RoleGroup.DSL);
        account(elsewhere);
        assertThat(signedIn(elsewhere).get(file).statusCode()).isEqualTo(REFUSED);
        assertThat(signedIn(lead).get("/directory/export.csv").statusCode()).isEqualTo(REFUSED);
        assertThat(new Browser(port).get("/directory/export.csv").statusCode()).isEqualTo(302);
    }

    private String slug() {
        return "school-" + school.id();
    }

    private long document(String title, boolean published) {
        does(() -> parents.add(school.id(), title, "policy.pdf", new ByteArrayInputStream(PDF)));
        long id =
                SignedIn.as(lead.caller(PortalRole.DSL), () -> parents.state(school.id()))
                        .documents()
                        .stream()
                        .filter(row -> row.title().equals(title))
                        .findFirst()
                        .orElseThrow()
                        .id();
        does(() -> parents.publish(school.id(), id, published));
        return id;
    }

    @Test
    void anybody_opens_the_page_for_parents_and_reaches_nothing_else() throws Exception {
        long open = document("Open policy", true);
        long kept = document("Kept policy", false);
        does(() -> parents.save(school.id(), slug(), true));
        Browser anybody = new Browser(port);
        HttpResponse<String> page = anybody.get("/parents/" + slug());
        assertThat(page.statusCode()).isEqualTo(200);
        assertPlain(page, "none");
        Document document = Jsoup.parse(page.body());
        assertThat(document.text())
                .contains(school.name(), "the designated safeguarding lead", "Open policy")
                .contains("Prevent Tragedies Retired Use instead: Living help.")
                .contains("Families Matter Retired Use instead: Living help.")
                .contains("If you disagree")
                .doesNotContain("Kept policy")
                .doesNotContain("Ada");
        assertThat(document.select("a:contains(Tragedies), a:contains(Families)")).isEmpty();
        assertThat(document.select("a[href]").eachAttr("href"))
                .allMatch(href ->
                        href.startsWith("#")
                                || href.startsWith("https://")
                                || href.startsWith("/parents/" + slug() + "/documents/"));
        String way = "/parents/" + slug() + "/documents/";
        HttpResponse<String> file = anybody.get(way + open);
        assertThat(file.body()).startsWith("%PDF-");
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(anybody.get(way + kept).statusCode()).isEqualTo(MISSING);
        assertThat(anybody.get(way + "x").statusCode()).isEqualTo(MISSING);
        for (String other : new String[] {"/settings/parents", "/who-to-tell", "/directory"}) {
            assertThat(anybody.get(other).statusCode()).as(other).isEqualTo(302);
        }
    }

    @Test
    void what_is_not_published_looks_like_what_does_not_exist() throws Exception {
        long open = document("Open policy", true);
        does(() -> parents.save(school.id(), slug(), false));
        Browser anybody = new Browser(port);
        HttpResponse<String> hidden = anybody.get("/parents/" + slug());
        HttpResponse<String> unknown = anybody.get("/parents/no-such-school");
        assertThat(hidden.statusCode()).isEqualTo(MISSING);
        assertThat(hidden.body()).isEqualTo(unknown.body());
        assertThat(anybody.get("/parents/" + slug() + "/documents/" + open).statusCode())
                .isEqualTo(MISSING);
    }

    @Test
    void the_settings_of_the_page_are_for_those_who_keep_it() throws Exception {
        assertThat(signedIn(teacher).get("/settings/parents").statusCode()).isEqualTo(REFUSED);
        Browser keeper = signedIn(lead);
        assertThat(keeper.get("/settings/parents").body()).contains("The page for parents");
        TestSchool other = fixtures.school(school.trustId());
        assertThat(keeper.get("/settings/parents?school=" + other.id()).statusCode())
                .isEqualTo(REFUSED);
        HttpResponse<String> saved =
                keeper.submit(
                        "/settings/parents",
                        "/settings/parents",
                        "school",
                        Long.toString(school.id()),
                        "slug",
                        slug(),
                        "published",
                        "true");
        assertThat(Browser.location(saved)).contains("told=saved");
        assertThat(new Browser(port).get("/parents/" + slug()).statusCode()).isEqualTo(200);
        Person elsewhere = fixtures.person(other, RoleGroup.DSL);
        account(elsewhere);
        HttpResponse<String> taken =
                signedIn(elsewhere)
                        .submit(
                                "/settings/parents",
                                "/settings/parents",
                                "school",
                                Long.toString(other.id()),
                                "slug",
                                slug());
        assertThat(taken.body()).contains("Another school has this word already");
    }

    @Test
    void only_a_pdf_of_five_megabytes_is_taken() {
        byte[] large = java.util.Arrays.copyOf(PDF, ParentsSettingsService.LARGEST_BYTES + 1);
        for (Map.Entry<String, byte[]> wrong :
                Map.of(
                                "page.pdf",
                                "<html>".getBytes(StandardCharsets.UTF_8),
                                "large.pdf",
                                large,
                                "picture.png",
                                PDF)
                        .entrySet()) {
            assertThat(
                            org.assertj.core.api.Assertions.catchThrowable(() ->
                                    does(() ->
                                            parents.add(
                                                    school.id(),
                                                    "T",
                                                    wrong.getKey(),
                                                    new ByteArrayInputStream(wrong.getValue())))))
                    .as(wrong.getKey())
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void the_kit_opens_from_a_stick() throws Exception {
        assertThat(signedIn(teacher).get("/settings/parents/kit.zip").statusCode()).isEqualTo(200);
        Map<String, String> files = new TreeMap<>();
        byte[] bytes = SignedIn.as(teacher.caller(), kit::zip);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files).containsKeys("index.html", "slides.html", "handout.html");
        files.forEach((name, text) -> {
            Document page = Jsoup.parse(text);
            assertThat(page.select("script, link, img, iframe")).as(name).isEmpty();
            assertThat(page.select("style")).as(name).hasSize(1);
            assertThat(page.select("a[href]:not([href^=https])").eachAttr("href"))
                    .as(name)
                    .allMatch(files::containsKey);
            assertThat(page.text()).as(name).contains(school.name());
        });
        assertThat(Jsoup.parse(String.valueOf(files.get("slides.html"))).select(".slide"))
                .hasSizeGreaterThanOrEqualTo(2);
    }
}

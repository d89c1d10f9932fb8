package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dueregard.access.Grant;
import org.dueregard.access.PortalRole;
import org.dueregard.common.InvalidInputException;
import org.dueregard.keys.Seal;
import org.dueregard.mail.OutboxService;
import org.dueregard.people.PeopleChanges;
import org.dueregard.people.PersonChange;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.dueregard.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/// Invitations, forgotten passwords, the second step, sessions and shared tablets, over HTTP as a
/// browser does it.
@PortalTest
class AccountFlowTest {

    private static final String NEW = "marmalade otter thistle";
    private static final Pattern LINK =
            Pattern.compile("http://\\S+?(/(?:invitation|password|account/address)/\\S+)");
    private static final Pattern SECRET =
            Pattern.compile("<code class=\"secret\">([A-Z2-7 ]+)</code>");
    private static final Pattern SPARE = Pattern.compile("<li><code>([A-Z2-9-]{19})</code></li>");

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired JdbcClient jdbc;
    @Autowired TestClock clock;
    @Autowired AccountService accounts;
    @Autowired PeopleChanges changes;
    @Autowired AccountDetailsService details;
    @Autowired OutboxService outbox;
    @Autowired Kiosks kiosks;
    @Autowired FirstAdministrator first;
    @Autowired Seal seal;

    private Person admin;
    private Person person;
    private Browser browser;
    private long lastMessage;

    @BeforeEach
    void somebody() {
        jdbc.sql("DELETE FROM sign_in_throttles").update();
        admin = fixtures.person(fixtures.school(), RoleGroup.SITE_AND_OFFICE);
        person = fixtures.person(admin.school(), RoleGroup.TEACHERS);
        browser = new Browser(port);
    }

    @AfterEach
    void clockBack() {
        clock.reset();
    }

    private void asAdmin(Runnable work) {
        SignedIn.run(admin.caller(PortalRole.ADMIN), work);
    }

    /// The latest link sent to an address, as the mail server gets it.
    private String mailedLink(String recipient) throws InterruptedException {
        String body = "";
        for (int i = 0; i < 100 && body.isEmpty(); i++) {
            body =
                    jdbc.sql(
                                    "SELECT link FROM outbox_messages WHERE recipient = ?"
                                            + " AND link IS NOT NULL AND id > ?"
                                            + " ORDER BY id DESC LIMIT 1")
                            .param(recipient)
                            .param(lastMessage)
                            .query(String.class)
                            .optional()
                            .map(sealed -> seal.open(sealed, "outbox_messages.link"))
                            .orElse("");
            Thread.sleep(body.isEmpty() ? 30 : 0);
        }
        lastMessage = jdbc.sql("SELECT MAX(id) FROM outbox_messages").query(Long.class).single();
        Matcher matcher = LINK.matcher(body);
        assertThat(matcher.find()).as(body).isTrue();
        return matcher.group(1);
    }

    private String invited() throws InterruptedException {
        asAdmin(() -> accounts.invite(person.id()));
        return mailedLink(person.email());
    }

    private HttpResponse<String> accept(String link, String password) throws Exception {
        return browser.submit(link, link, "password", password, "password-again", password);
    }

    @Test
    void an_invitation_leads_in_once() throws Exception {
        String link = invited();
        assertThat(browser.get(link).body()).contains("Welcome, " + person.givenName());
        assertThat(Browser.location(accept(link, NEW))).isEqualTo("/");
        assertThat(browser.isIn()).isTrue();

        Browser other = new Browser(port);
        assertThat(other.get(link).body()).contains("This invitation is over");
        assertThat(other.signIn(person.email(), NEW)).isEqualTo("/");
    }

    @Test
    void looking_at_an_invitation_uses_nothing_up() throws Exception {
        String link = invited();
        for (int i = 0; i < 5; i++) {
            new Browser(port).get(link);
        }
        assertThat(Browser.location(accept(link, NEW))).isEqualTo("/");
    }

    @Test
    void an_invitation_is_over_after_fourteen_days_and_when_a_new_one_is_sent() throws Exception {
        String early = invited();
        String late = invited();
        assertThat(browser.get(early).body()).contains("This invitation is over");
        clock.moveBy(Duration.ofDays(14).plusMinutes(1));
        assertThat(browser.get(late).body()).contains("This invitation is over");
    }

    @Test
    void of_two_who_take_an_invitation_at_once_one_gets_it() throws Exception {
        String link = invited();
        List<Callable<String>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Browser each = new Browser(port);
            String password = NEW + i;
            both.add(() ->
                    Browser.location(
                            each.submit(
                                    link, link, "password", password, "password-again", password)));
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<String> led = new ArrayList<>();
            for (var done : threads.invokeAll(both)) {
                led.add(done.get());
            }
            assertThat(led).containsExactlyInAnyOrder("/", "");
        }
    }

    @Test
    void easy_short_and_differing_passwords_are_refused_with_the_reason() throws Exception {
        String link = invited();
        assertThat(accept(link, "short").body()).contains("Use at least 12 characters");
        assertThat(accept(link, "password1234").body()).contains("would be guessed quickly");
        assertThat(accept(link, person.givenName() + person.givenName()).body())
                .contains("would be guessed quickly");
        assertThat(browser.submit(link, link, "password", NEW, "password-again", NEW + "x").body())
                .contains("The two entries differ");
        assertThat(browser.isIn()).isFalse();
    }

    @Test
    void sixty_four_pictures_are_a_password() throws Exception {
        String pictures = "🦉🌿🪵🐚🫖🧶🪁🦔".repeat(8);
        String link = invited();
        assertThat(Browser.location(accept(link, pictures))).isEqualTo("/");
        assertThat(new Browser(port).signIn(person.email(), pictures)).isEqualTo("/");
    }

    @Test
    void asking_for_a_new_password_tells_nobody_whether_there_is_an_account() throws Exception {
        fixtures.account(person);
        String known = browser.submit("/password", "/password", "email", person.email()).body();
        String unknown =
                browser.submit("/password", "/password", "email", "nobody@school.example").body();
        assertThat(known).contains("If there is an account");
        assertThat(withoutToken(unknown)).isEqualTo(withoutToken(known));
        assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM outbox_messages WHERE recipient = ?")
                                .param("nobody@school.example")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private static String withoutToken(String page) {
        return page.replaceAll("value=\"[\\w-]{30,}\"", "");
    }

    @Test
    void a_forgotten_password_is_changed_by_the_link_once_and_ends_every_session()
            throws Exception {
        fixtures.account(person);
        Browser elsewhere = new Browser(port);
        elsewhere.signIn(person.email(), Fixtures.PASSWORD);
        assertThat(elsewhere.isIn()).isTrue();

        browser.submit("/password", "/password", "email", person.email());
        String link = mailedLink(person.email());
        HttpResponse<String> done =
                browser.submit(link, link, "password", NEW, "password-again", NEW);
        assertThat(Browser.location(done)).isEqualTo("/login?changed");
        assertThat(elsewhere.isIn()).isFalse();
        assertThat(browser.get(link).body()).contains("This link is over");
        assertThat(new Browser(port).signIn(person.email(), Fixtures.PASSWORD))
                .isEqualTo("/login?error");
        assertThat(new Browser(port).signIn(person.email(), NEW)).isEqualTo("/");
    }

    @Test
    void a_link_for_a_password_is_over_after_two_hours_and_leaves_the_second_step()
            throws Exception {
        fixtures.account(person, PortalRole.DSL);
        String secret = enrol();
        Browser other = new Browser(port);
        other.submit("/password", "/password", "email", person.email());
        String link = mailedLink(person.email());
        other.submit(link, link, "password", NEW, "password-again", NEW);
        assertThat(other.signIn(person.email(), NEW)).isEqualTo("/second-factor");
        assertThat(secret).isNotEmpty();

        other = new Browser(port);
        other.submit("/password", "/password", "email", person.email());
        String late = mailedLink(person.email());
        clock.moveBy(Duration.ofHours(2).plusMinutes(1));
        assertThat(other.get(late).body()).contains("This link is over");
    }

    private String code(String secret) {
        long step = clock.instant().getEpochSecond() / TimeCodes.STEP_SECONDS;
        return String.format("%06d", TimeCodes.code(TimeCodes.decoded(secret), step));
    }

    /// Signs in, sets an app up and keeps the session.
    private String enrol() throws Exception {
        assertThat(browser.signIn(person.email(), Fixtures.PASSWORD))
                .isEqualTo("/second-factor/new");
        Matcher matcher = SECRET.matcher(browser.get("/second-factor/new").body());
        assertThat(matcher.find()).isTrue();
        String secret = matcher.group(1).replace(" ", "");
        String page =
                browser.submit("/second-factor/new", "/second-factor/new", "code", code(secret))
                        .body();
        assertThat(page).contains("Your spare codes");
        spare.clear();
        Matcher codes = SPARE.matcher(page);
        while (codes.find()) {
            spare.add(codes.group(1));
        }
        clock.moveBy(Duration.ofMinutes(1));
        return secret;
    }

    private final List<String> spare = new ArrayList<>();

    @Test
    void whoever_sees_others_records_sets_a_second_step_up_before_anything_opens()
            throws Exception {
        fixtures.account(person, PortalRole.DSL);
        browser.signIn(person.email(), Fixtures.PASSWORD);
        for (String path :
                List.of("/", "/coverage", "/who-to-tell", "/account", "/people/imports")) {
            assertThat(Browser.location(browser.get(path))).as(path).startsWith("/second-factor");
        }
        assertThat(browser.get("/?v-r=init&location=").statusCode()).isEqualTo(403);
        enrolAgain();
        assertThat(browser.isIn()).isTrue();
    }

    private void enrolAgain() throws Exception {
        browser = new Browser(port);
        enrol();
    }

    @Test
    void the_second_step_is_asked_for_each_time_and_a_code_works_once() throws Exception {
        fixtures.account(person, PortalRole.HEAD);
        String secret = enrol();
        assertThat(spare).hasSize(10).doesNotHaveDuplicates();

        Browser next = new Browser(port);
        String before = sessionAfter(next, () -> next.signIn(person.email(), Fixtures.PASSWORD));
        assertThat(next.isIn()).isFalse();
        String code = code(secret);
        assertThat(next.submit("/second-factor", "/second-factor", "code", "000000").body())
                .contains("not right");
        assertThat(Browser.location(next.submit("/second-factor", "/second-factor", "code", code)))
                .isEqualTo("/");
        assertThat(next.isIn()).isTrue();
        assertThat(next.cookie("session")).isNotEqualTo(before);

        Browser replay = new Browser(port);
        replay.signIn(person.email(), Fixtures.PASSWORD);
        assertThat(replay.submit("/second-factor", "/second-factor", "code", code).body())
                .contains("not right");
        assertThat(replay.isIn()).isFalse();
    }

    private static String sessionAfter(Browser browser, Callable<?> work) throws Exception {
        work.call();
        return browser.cookie("session");
    }

    @Test
    void a_spare_code_works_once() throws Exception {
        fixtures.account(person, PortalRole.DSL);
        enrol();
        for (boolean fresh : new boolean[] {true, false}) {
            Browser next = new Browser(port);
            next.signIn(person.email(), Fixtures.PASSWORD);
            next.submit(
                    "/second-factor",
                    "/second-factor",
                    "code",
                    spare.getFirst().toLowerCase(java.util.Locale.ROOT).replace("-", " "),
                    "spare",
                    "true");
            assertThat(next.isIn()).isEqualTo(fresh);
        }
    }

    @Test
    void guessing_codes_is_slowed_down() throws Exception {
        fixtures.account(person, PortalRole.DSL);
        String secret = enrol();
        Browser next = new Browser(port);
        next.signIn(person.email(), Fixtures.PASSWORD);
        for (int i = 0; i < SignInThrottle.FREE_PER_ACCOUNT_AND_ADDRESS; i++) {
            next.submit("/second-factor", "/second-factor", "code", "00000" + i);
        }
        assertThat(next.submit("/second-factor", "/second-factor", "code", code(secret)).body())
                .contains("too many failed attempts");
        assertThat(next.isIn()).isFalse();
    }

    @Test
    void with_a_second_step_in_use_the_password_alone_adds_none() throws Exception {
        fixtures.account(person, PortalRole.DSL);
        enrol();
        Browser thief = new Browser(port);
        thief.signIn(person.email(), Fixtures.PASSWORD);
        assertThat(Browser.location(thief.get("/second-factor/new"))).isEqualTo("/second-factor");
        HttpResponse<String> tried =
                thief.submit("/second-factor", "/second-factor/new", "code", "123456");
        assertThat(tried.body()).doesNotContain("Your spare codes");
        assertThat(thief.isIn()).isFalse();
    }

    @Test
    void everybody_may_have_a_second_step_and_then_is_asked_for_it() throws Exception {
        fixtures.account(person);
        browser.signIn(person.email(), Fixtures.PASSWORD);
        Matcher matcher = SECRET.matcher(browser.get("/account/app").body());
        assertThat(matcher.find()).isTrue();
        String secret = matcher.group(1).replace(" ", "");
        assertThat(browser.submit("/account/app", "/account/app", "code", code(secret)).body())
                .contains("Your spare codes");
        assertThat(new Browser(port).signIn(person.email(), Fixtures.PASSWORD))
                .isEqualTo("/second-factor");
    }

    @Test
    void what_matters_is_asked_for_again_after_ten_minutes() throws Exception {
        fixtures.account(person);
        browser.signIn(person.email(), Fixtures.PASSWORD);
        assertThat(browser.get("/account/app").statusCode()).isEqualTo(200);

        clock.moveBy(Duration.ofMinutes(11));
        assertThat(Browser.location(browser.get("/account/app"))).isEqualTo("/account/confirm");
        assertThat(
                        Browser.location(
                                browser.submit(
                                        "/account",
                                        "/account/password",
                                        "password",
                                        NEW,
                                        "password-again",
                                        NEW)))
                .isEqualTo("/account/confirm");
        assertThat(
                        browser.submit("/account/confirm", "/account/confirm", "password", "wrong")
                                .body())
                .contains("That was not right");
        browser.submit("/account/confirm", "/account/confirm", "password", Fixtures.PASSWORD);
        assertThat(browser.get("/account/app").statusCode()).isEqualTo(200);
    }

    @Test
    void a_person_sees_and_ends_their_sessions_and_nobody_else_s() throws Exception {
        fixtures.account(person);
        Person stranger = fixtures.person(admin.school(), RoleGroup.TEACHERS);
        fixtures.account(stranger);
        Browser strange = new Browser(port);
        strange.signIn(stranger.email(), Fixtures.PASSWORD);
        Browser other = new Browser(port);
        other.signIn(person.email(), Fixtures.PASSWORD);
        browser.signIn(person.email(), Fixtures.PASSWORD);

        String page = browser.get("/account").body();
        assertThat(page.split("/account/sessions\"").length - 1).isEqualTo(2);
        String foreign =
                jdbc.sql(
                                "SELECT s.id FROM account_sessions s JOIN accounts a"
                                        + " ON a.id = s.account_id WHERE a.email = ?")
                        .param(stranger.email())
                        .query(String.class)
                        .single();
        browser.submit("/account", "/account/sessions", "id", foreign);
        assertThat(strange.isIn()).isTrue();

        browser.submit("/account", "/account/sessions");
        assertThat(other.isIn()).isFalse();
        assertThat(browser.isIn()).isTrue();
    }

    @Test
    void switching_an_account_off_ends_its_sessions_at_once() throws Exception {
        fixtures.account(person);
        browser.signIn(person.email(), Fixtures.PASSWORD);
        assertThat(browser.isIn()).isTrue();
        asAdmin(() -> accounts.setEnabled(person.id(), false));
        assertThat(browser.isIn()).isFalse();
        assertThat(new Browser(port).signIn(person.email(), Fixtures.PASSWORD))
                .isEqualTo("/login?error");
        asAdmin(() -> accounts.setEnabled(person.id(), true));
        assertThat(new Browser(port).signIn(person.email(), Fixtures.PASSWORD)).isEqualTo("/");
    }

    @Test
    void nobody_gives_roles_beyond_their_own_reach() {
        fixtures.account(person);
        for (Grant grant :
                List.of(
                        new Grant(PortalRole.ADMIN, Grant.EVERYWHERE),
                        new Grant(PortalRole.DSL, fixtures.school().id()),
                        new Grant(PortalRole.SUPPORT, Grant.HOME),
                        new Grant(PortalRole.TRUST_LEAD, Grant.HOME))) {
            assertThatThrownBy(() ->
                            SignedIn.run(
                                    admin.caller(PortalRole.ADMIN),
                                    () -> accounts.setRoles(person.id(), Set.of(grant))))
                    .as(grant.toString())
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThat(
                        jdbc.sql(
                                        "SELECT COUNT(*) FROM account_roles r JOIN accounts a"
                                                + " ON a.id = r.account_id WHERE a.email = ?"
                                                + " AND r.role <> 'STAFF'")
                                .param(person.email())
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void a_new_address_is_used_once_its_link_is_followed_and_the_old_one_is_told()
            throws Exception {
        fixtures.account(person);
        browser.signIn(person.email(), Fixtures.PASSWORD);
        String fresh = "new" + person.id() + "@school.example";
        browser.submit("/account", "/account/address", "email", fresh);
        assertThat(new Browser(port).signIn(fresh, Fixtures.PASSWORD)).isEqualTo("/login?error");

        String link = mailedLink(fresh);
        browser.submit(link, link);
        assertThat(new Browser(port).signIn(fresh, Fixtures.PASSWORD)).isEqualTo("/");
        assertThat(
                        jdbc.sql(
                                        "SELECT COUNT(*) FROM outbox_messages WHERE recipient = ?"
                                                + " AND subject LIKE '%changed%'")
                                .param(person.email())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        assertThat(
                        jdbc.sql("SELECT email FROM staff_members WHERE id = ?")
                                .param(person.id())
                                .query(String.class)
                                .single())
                .isEqualTo(fresh);
    }

    @Test
    void at_a_shared_tablet_a_pin_opens_one_s_own_training_and_nothing_else() throws Exception {
        jdbc.sql("UPDATE staff_members SET email = NULL WHERE id = ?").param(person.id()).update();
        PrintedCode slip =
                SignedIn.as(admin.caller(PortalRole.ADMIN), () -> accounts.printCode(person.id()));
        String page = "/invitation/" + slip.code().toLowerCase(java.util.Locale.ROOT);
        String done = browser.submit(page, page, "pin", "482913", "pin-again", "482913").body();
        assertThat(done).contains(String.valueOf(slip.kioskName()));

        assertThat(browser.get("/kiosk").body()).contains("not one of the school’s shared tablets");
        allowTablet();
        browser.submit("/kiosk", "/kiosk", "name", slip.kioskName(), "pin", "111222");
        assertThat(browser.isIn()).isFalse();
        assertThat(
                        Browser.location(
                                browser.submit(
                                        "/kiosk",
                                        "/kiosk",
                                        "name",
                                        String.valueOf(slip.kioskName()),
                                        "pin",
                                        "482913")))
                .isEqualTo("/training");
        assertThat(browser.isIn()).isTrue();
        assertThat(browser.get("/account").statusCode()).isEqualTo(403);
        assertThat(browser.get("/people/export").statusCode()).isEqualTo(403);
    }

    @Test
    void a_row_of_digits_is_no_pin() {
        for (String pin :
                List.of("111111", "123456", "654321", "121212", "123123", "12345", "abcdef")) {
            assertThat(Kiosks.isUsable(pin)).as(pin).isFalse();
        }
        assertThat(Kiosks.isUsable("482913")).isTrue();
    }

    /// As the form on the tablet does it.
    private void allowTablet() throws Exception {
        fixtures.account(admin, PortalRole.ADMIN);
        assertThat(browser.signIn(admin.email(), Fixtures.PASSWORD))
                .isEqualTo("/second-factor/new");
        Matcher matcher = SECRET.matcher(browser.get("/second-factor/new").body());
        assertThat(matcher.find()).isTrue();
        browser.submit(
                "/second-factor/new",
                "/second-factor/new",
                "code",
                code(matcher.group(1).replace(" ", "")));
        browser.submit(
                "/kiosk/allow",
                "/kiosk/allow",
                "school",
                Long.toString(admin.school().id()),
                "name",
                "Staffroom");
        assertThat(browser.isIn()).isFalse();
    }

    @Test
    void where_somebody_can_sign_in_no_set_up_link_is_made() {
        fixtures.account(person);
        assertThat(first.newLink()).isEmpty();
    }

    private Person manager(Grant... grants) {
        Person manager = fixtures.person(admin.school(), RoleGroup.LEADERSHIP);
        long account = fixtures.account(manager);
        for (Grant grant : grants) {
            jdbc.sql("INSERT INTO account_roles (account_id, role, scope_id) VALUES (?, ?, ?)")
                    .param(account)
                    .param(grant.role().name())
                    .param(grant.scopeId())
                    .update();
        }
        return manager;
    }

    @Test
    void an_account_in_use_is_not_taken_over_by_an_invitation_a_slip_or_a_new_address() {
        fixtures.account(person);
        assertThatThrownBy(() -> asAdmin(() -> accounts.invite(person.id())))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> asAdmin(() -> accounts.printCode(person.id())))
                .isInstanceOf(InvalidInputException.class);
        Person dsl = fixtures.person(admin.school(), RoleGroup.DSL);
        PersonChange other =
                new PersonChange(
                        person.givenName(),
                        "Testname",
                        "other" + person.id() + "@school.example",
                        "Tester",
                        TestClock.TODAY.minusYears(3),
                        null,
                        "");
        assertThatThrownBy(() ->
                        SignedIn.run(
                                dsl.caller(PortalRole.DSL),
                                () -> changes.change(person.id(), 0, other)))
                .isInstanceOf(InvalidInputException.class);
        asAdmin(() -> changes.change(person.id(), 0, other));
        assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM accounts WHERE email = ?")
                                .param(other.email())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void a_school_s_administrator_manages_nobody_who_holds_more() {
        Person portal = manager(new Grant(PortalRole.ADMIN, Grant.EVERYWHERE));
        Person trust = manager(new Grant(PortalRole.ADMIN, admin.school().trustId()));
        for (Person above : List.of(portal, trust)) {
            for (Runnable attempt :
                    List.<Runnable>of(
                            () -> accounts.setEnabled(above.id(), false),
                            () -> accounts.resetFactors(above.id()),
                            () -> accounts.invite(above.id()),
                            () -> accounts.printCode(above.id()),
                            () -> accounts.setRoles(above.id(), Set.of()),
                            () ->
                                    changes.change(
                                            above.id(),
                                            0,
                                            new PersonChange(
                                                    "A",
                                                    "B",
                                                    "mine" + above.id() + "@x.example",
                                                    "J",
                                                    TestClock.TODAY.minusYears(3),
                                                    null,
                                                    "")))) {
                assertThatThrownBy(() -> asAdmin(attempt))
                        .isInstanceOfAny(AccessDeniedException.class, InvalidInputException.class);
            }
        }
        assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM accounts WHERE enabled AND email IN (?, ?)")
                                .param(portal.email())
                                .param(trust.email())
                                .query(Long.class)
                                .single())
                .isEqualTo(2);
    }

    @Test
    void the_last_administrator_of_the_portal_stays_one() {
        jdbc.sql("DELETE FROM account_roles WHERE scope_id = -1").update();
        Person last = manager(new Grant(PortalRole.ADMIN, Grant.EVERYWHERE));
        Set<Grant> all =
                Set.of(
                        new Grant(PortalRole.STAFF, Grant.HOME),
                        new Grant(PortalRole.ADMIN, Grant.EVERYWHERE));
        for (Runnable attempt :
                List.<Runnable>of(
                        () -> accounts.setRoles(last.id(), Set.of()),
                        () -> accounts.setEnabled(last.id(), false))) {
            assertThatThrownBy(() -> SignedIn.run(admin.caller(all), attempt))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void what_changed_between_the_two_steps_counts_and_not_what_was() throws Exception {
        fixtures.account(person, PortalRole.DSL);
        String secret = enrol();
        Browser halfway = new Browser(port);
        halfway.signIn(person.email(), Fixtures.PASSWORD);
        asAdmin(() -> accounts.setRoles(person.id(), Set.of()));
        assertThat(Browser.location(halfway.get("/second-factor"))).isEqualTo("/login?expired");
        assertThat(secret).isNotEmpty();
        assertThat(halfway.isIn()).isFalse();
    }

    @Test
    void whoever_has_left_is_not_let_in_and_is_out_at_once() throws Exception {
        fixtures.account(person);
        browser.signIn(person.email(), Fixtures.PASSWORD);
        assertThat(browser.isIn()).isTrue();
        jdbc.sql("UPDATE staff_members SET left_on = ? WHERE id = ?")
                .param(TestClock.TODAY.minusDays(1))
                .param(person.id())
                .update();
        assertThat(browser.isIn()).isFalse();
        assertThat(new Browser(port).signIn(person.email(), Fixtures.PASSWORD))
                .isEqualTo("/login?error");
    }

    @Test
    void a_role_stays_with_its_school_when_its_holder_moves() {
        Person lead = fixtures.person(admin.school(), RoleGroup.DSL);
        fixtures.account(lead, PortalRole.DSL);
        var sister = fixtures.school(admin.school().trustId());
        SignedIn.run(
                admin.caller(
                        Set.of(
                                new Grant(PortalRole.STAFF, Grant.HOME),
                                new Grant(PortalRole.ADMIN, admin.school().trustId()))),
                () -> changes.transfer(lead.id(), sister.id(), TestClock.TODAY));
        PortalUser user = (PortalUser) details.loadUserByUsername(lead.email());
        assertThat(user.caller().schoolId()).isEqualTo(sister.id());
        assertThat(user.caller().roles()).containsExactly(PortalRole.STAFF);
    }

    @Test
    void wrong_invitations_of_others_stop_nobody_s() throws Exception {
        String link = invited();
        for (int i = 0; i < 30; i++) {
            new Browser(port).get("/invitation/nothing" + i);
        }
        assertThat(browser.get(link).body()).contains("Welcome");
    }

    @Test
    void a_link_in_a_mail_is_hidden_from_administrators_but_an_invitation_without_mail()
            throws Exception {
        fixtures.account(person);
        browser.submit("/password", "/password", "email", person.email());
        String link = mailedLink(person.email());
        String seen =
                SignedIn.as(
                        admin.caller(PortalRole.ADMIN),
                        () -> outbox.list(person.email(), 1).rows().toString());
        assertThat(seen).contains("a link that only its reader sees").doesNotContain(link);
        assertThat(
                        jdbc.sql("SELECT COUNT(*) FROM outbox_messages WHERE body LIKE ?")
                                .param("%" + link.substring(link.lastIndexOf('/') + 1) + "%")
                                .query(Long.class)
                                .single())
                .isZero();
    }
}

package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dueregard.access.PortalRole;
import org.dueregard.parents.ParentsSettingsService;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.Fixtures.TestSchool;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Somebody who is not signed in: follows every link from every public page, and guesses every address
/// there is. What opens is the public pages and their files, and nothing else.
@PortalTest
class AnonymousVisitorTest {

    private static final int FOUND = 200;
    private static final int LARGEST = 30 * 1024;

    /// Addresses that open without signing in, by their beginnings. Behind those that need a private
    /// link or code, a wrong one says so and nothing else.
    private static final Set<String> PUBLIC =
            Set.of(
                    "/login",
                    "/privacy",
                    "/password",
                    "/invitation",
                    "/kiosk",
                    "/who-to-tell/",
                    "/parents/",
                    "/certificates/",
                    "/styles/",
                    "/set-up/",
                    "/speakers/agreement/",
                    "/speakers/advice/",
                    "/calendar/");

    @LocalServerPort int port;
    @Autowired Fixtures fixtures;
    @Autowired ParentsSettingsService parents;
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

    private String slug;

    @BeforeEach
    void aSchoolWithAPage() {
        TestSchool school = fixtures.school();
        Person lead = fixtures.person(school, RoleGroup.DSL);
        fixtures.contact(school, "DSL", "Ada Example", null);
        fixtures.account(lead, PortalRole.DSL);
        slug = "crawl-" + school.id();
        SignedIn.run(lead.caller(PortalRole.DSL), () -> parents.save(school.id(), slug, true));
    }

    @Test
    void following_every_link_leads_to_public_pages_alone() throws Exception {
        Browser anybody = new Browser(port);
        Deque<String> todo =
                new ArrayDeque<>(
                        List.of("/", "/login", "/privacy", "/password", "/parents/" + slug));
        Map<String, Integer> seen = new TreeMap<>();
        while (!todo.isEmpty()) {
            String path = todo.pop();
            if (seen.containsKey(path)) {
                continue;
            }
            HttpResponse<String> answer = anybody.get(path);
            seen.put(path, answer.statusCode());
            if (answer.statusCode() == FOUND) {
                assertThat(PUBLIC).as(path).anyMatch(path::startsWith);
                links(answer.body()).forEach(todo::add);
            }
        }
        assertThat(seen).containsEntry("/parents/" + slug, FOUND).hasSizeGreaterThan(6);
    }

    private static Set<String> links(String html) {
        Set<String> links = new TreeSet<>();
        for (Element element : Jsoup.parse(html).select("[href], [src], [action]")) {
            for (String attribute : List.of("href", "src", "action")) {
                String link = element.attr(attribute);
                if (link.startsWith("/") && !link.startsWith("//")) {
                    links.add(link.replaceAll("#.*$", ""));
                }
            }
        }
        return links;
    }

    @Test
    void guessing_every_address_there_is_opens_nothing_more() throws Exception {
        Browser anybody = new Browser(port);
        Set<String> guesses = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(info ->
                        info.getPatternValues()
                                .forEach(pattern ->
                                        guesses.add(
                                                pattern.replaceAll("\\{\\*[^}]*}", "/x")
                                                        .replaceAll("\\{[^}]*}", "1")
                                                        .replace("**", "x"))));
        guesses.addAll(
                List.of(
                        "/",
                        "/lessons",
                        "/lessons/map",
                        "/guidance",
                        "/guidance/notices",
                        "/guidance/told",
                        "/training",
                        "/coverage",
                        "/directory",
                        "/people",
                        "/settings",
                        "/settings/route",
                        "/settings/policies",
                        "/reception",
                        "/speakers",
                        "/outbox",
                        "/audit",
                        "/content",
                        "/actuator",
                        "/actuator/env",
                        "/actuator/heapdump",
                        "/content-files/modules/prevent-awareness/images/after-sharing.svg",
                        "/messages.properties",
                        "/application.properties",
                        "/who-to-tell",
                        "/parents",
                        "/parents/../settings",
                        "/parents/%2e%2e/settings"));
        int refused = 0;
        for (String guess : guesses) {
            HttpResponse<String> answer = anybody.get(guess);
            if (answer.statusCode() == FOUND) {
                assertThat(PUBLIC).as(guess).anyMatch(guess::startsWith);
                assertThat(answer.body()).as(guess).doesNotContain("Ada Example");
            } else {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(80);
    }

    @Test
    void public_pages_are_small_and_have_no_scripts() throws Exception {
        Browser anybody = new Browser(port);
        for (String path :
                List.of("/parents/" + slug, "/who-to-tell/nobody", "/certificates/none")) {
            HttpResponse<String> answer = anybody.get(path);
            Document page = Jsoup.parse(answer.body());
            assertThat(answer.body().getBytes(StandardCharsets.UTF_8))
                    .as(path)
                    .hasSizeLessThanOrEqualTo(LARGEST);
            assertThat(page.select("script")).as(path).isEmpty();
            assertThat(page.select("[onclick], [onload], iframe, object")).as(path).isEmpty();
        }
    }
}

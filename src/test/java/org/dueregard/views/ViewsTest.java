package org.dueregard.views;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dueregard.access.Caller;
import org.dueregard.access.PortalRole;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.StateTag;
import org.dueregard.people.RoleGroup;
import org.dueregard.security.PortalUser;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/// The views on the server, found by what they show. Views are package-private, so they are found by
/// scanning rather than named.
@PortalTest
class ViewsTest {

    private static final String DENIED = "You cannot open this page";

    @Autowired ApplicationContext context;
    @Autowired Fixtures fixtures;

    private Person person;

    @BeforeEach
    void somebody() {
        person = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
    }

    @AfterEach
    void tearDown() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
    }

    @SuppressWarnings("unchecked")
    private static Routes routes() throws ClassNotFoundException {
        ClassPathScanningCandidateComponentProvider scanner =
                new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        scanner.addIncludeFilter(new AssignableTypeFilter(HasErrorParameter.class));
        Set<Class<? extends Component>> views = new HashSet<>();
        Set<Class<? extends HasErrorParameter<?>>> errors = new HashSet<>();
        for (var bean : scanner.findCandidateComponents("org.dueregard")) {
            Class<?> type = Class.forName(bean.getBeanClassName());
            if (HasErrorParameter.class.isAssignableFrom(type)) {
                errors.add((Class<? extends HasErrorParameter<?>>) type);
            } else {
                views.add((Class<? extends Component>) type);
            }
        }
        return new Routes(views, errors, true);
    }

    private void as(Caller caller) throws ClassNotFoundException {
        open(caller, context);
    }

    /// Starts the views for somebody who is signed in.
    static void open(Caller caller, ApplicationContext context) throws ClassNotFoundException {
        PortalUser user = new PortalUser("test@school.example", null, true, false, 0, caller);
        Authentication authentication =
                UsernamePasswordAuthenticationToken.authenticated(
                        user, null, user.getAuthorities());
        SecurityContextHolder.getContext().setAuthentication(authentication);
        MockVaadin.setup(UI::new, new MockSpringServlet(routes(), context, UI::new));
        FakeRequest request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(authentication);
        request.setUserInRole((principal, role) ->
                user.getAuthorities().stream()
                        .anyMatch(a -> a.getAuthority().equals("ROLE_" + role)));
    }

    private static String heading() {
        return _get(H1.class).getText();
    }

    @Test
    void my_training_shows_what_i_owe_and_why() throws Exception {
        as(person.caller());
        UI.getCurrent().navigate("training");

        assertThat(heading()).isEqualTo("My training");
        assertThat(_get(AppLink.class, spec -> spec.withText("Continue")).getHref())
                .isEqualTo("training/prevent-awareness");
        assertThat(texts(StateTag.class)).contains("To do");
        assertThat(_get(H1.class).getParent().orElseThrow().getElement().getTextRecursively())
                .contains("Asked of you because you are in: Teachers");
    }

    private static <T extends Component> Set<String> texts(Class<T> type) {
        return _find(type).stream()
                .map(component -> component.getElement().getText())
                .collect(Collectors.toSet());
    }

    @Test
    void home_leads_each_role_to_what_they_came_for() throws Exception {
        as(person.caller(PortalRole.DSL));
        UI.getCurrent().navigate("");
        assertThat(heading()).startsWith("Coverage on");
        as(person.caller(PortalRole.RECEPTION));
        UI.getCurrent().navigate("");
        assertThat(heading()).isEqualTo("Reception");
        as(person.caller());
        UI.getCurrent().navigate("");
        assertThat(heading()).isEqualTo("My training");
    }

    private static final Map<String, Set<PortalRole>> FOR_SOME =
            Map.ofEntries(
                    Map.entry(
                            "coverage",
                            Set.of(
                                    PortalRole.DSL,
                                    PortalRole.HEAD,
                                    PortalRole.GOVERNOR,
                                    PortalRole.TRUST_LEAD)),
                    Map.entry(
                            "coverage/report",
                            Set.of(
                                    PortalRole.DSL,
                                    PortalRole.HEAD,
                                    PortalRole.GOVERNOR,
                                    PortalRole.TRUST_LEAD)),
                    Map.entry("coverage/pack", Set.of(PortalRole.DSL, PortalRole.HEAD)),
                    Map.entry("coverage/everybody", Set.of(PortalRole.DSL, PortalRole.HEAD)),
                    Map.entry(
                            "speakers/register",
                            Set.of(PortalRole.DSL, PortalRole.HEAD, PortalRole.TRUST_LEAD)),
                    Map.entry("speakers/fairness", Set.of(PortalRole.DSL, PortalRole.HEAD)),
                    Map.entry("settings/speakers", Set.of(PortalRole.DSL, PortalRole.HEAD)),
                    Map.entry(
                            "reception",
                            Set.of(PortalRole.RECEPTION, PortalRole.DSL, PortalRole.HEAD)),
                    Map.entry("coverage/follow-up", Set.of(PortalRole.DSL)),
                    Map.entry("content", Set.of(PortalRole.AUTHOR, PortalRole.DSL)),
                    Map.entry("outbox", Set.of(PortalRole.ADMIN)),
                    Map.entry(
                            "people", Set.of(PortalRole.ADMIN, PortalRole.DSL, PortalRole.SUPPORT)),
                    Map.entry("people/new", Set.of(PortalRole.ADMIN, PortalRole.DSL)),
                    Map.entry("settings", Set.of(PortalRole.ADMIN)),
                    Map.entry("settings/schools", Set.of(PortalRole.ADMIN)),
                    Map.entry("settings/contacts", Set.of(PortalRole.ADMIN, PortalRole.DSL)),
                    Map.entry("settings/route", Set.of(PortalRole.ADMIN, PortalRole.DSL)),
                    Map.entry("settings/policies", Set.of(PortalRole.DSL, PortalRole.HEAD)),
                    Map.entry("directory", Set.of(PortalRole.TRUST_LEAD, PortalRole.ADMIN)),
                    Map.entry("settings/requirements", Set.of(PortalRole.ADMIN, PortalRole.DSL)),
                    Map.entry("settings/exemptions", Set.of(PortalRole.DSL)),
                    Map.entry("audit", Set.of(PortalRole.ADMIN, PortalRole.SUPPORT)));

    @ParameterizedTest
    @EnumSource(PortalRole.class)
    void the_wrong_role_is_told_so_and_sees_nothing_of_the_page(PortalRole role) throws Exception {
        as(person.caller(role));
        for (Map.Entry<String, Set<PortalRole>> route : FOR_SOME.entrySet()) {
            UI.getCurrent().navigate(route.getKey());
            if (route.getValue().contains(role)) {
                assertThat(heading()).as(route.getKey()).isNotEqualTo(DENIED);
            } else {
                assertThat(heading()).as(route.getKey()).isEqualTo(DENIED);
                assertThat(_find(org.dueregard.common.ui.Table.class)).isEmpty();
            }
        }
    }

    @Test
    void pressing_continue_reads_a_section_and_opens_the_next() throws Exception {
        as(person.caller());
        UI.getCurrent().navigate("training/prevent-awareness/01-what-the-duty-is");
        _click(_get(NativeButton.class, spec -> spec.withText("Continue")));
        assertThat(heading()).isEqualTo("How people are drawn in");

        UI.getCurrent().navigate("training/prevent-awareness");
        assertThat(texts(StateTag.class)).contains("Read");
    }

    @Test
    void what_is_not_there_is_said_not_to_be_there() throws Exception {
        as(person.caller());
        UI.getCurrent().navigate("training/no-such-module");
        assertThat(heading()).isEqualTo("There is nothing at this address");
    }
}

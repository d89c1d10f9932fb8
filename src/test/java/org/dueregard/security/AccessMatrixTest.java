package org.dueregard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.access.PortalRole.ADMIN;
import static org.dueregard.access.PortalRole.AUTHOR;
import static org.dueregard.access.PortalRole.DSL;
import static org.dueregard.access.PortalRole.HEAD;
import static org.dueregard.access.PortalRole.STAFF;

import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dueregard.access.PortalRole;
import org.dueregard.people.RoleGroup;
import org.dueregard.testing.Fixtures;
import org.dueregard.testing.Fixtures.Person;
import org.dueregard.testing.PortalTest;
import org.dueregard.testing.SignedIn;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Who may open and call what. A new route or a new method of a service without a row here fails.
@PortalTest
class AccessMatrixTest {

    private static final Set<PortalRole> EVERYBODY = EnumSet.of(STAFF);

    /// Routes by their template, and the roles of which one is enough.
    private static final Map<String, Set<PortalRole>> ROUTES =
            Map.of(
                    "", EVERYBODY,
                    "training", EVERYBODY,
                    "training/:module", EVERYBODY,
                    "training/:module/:section", EVERYBODY,
                    "training/:module/quiz", EVERYBODY,
                    "coverage", EnumSet.of(DSL, HEAD),
                    "content", EnumSet.of(AUTHOR, DSL),
                    "outbox", EnumSet.of(ADMIN));

    /// Plain pages and files, all of which are for people who are signed in, but the sign-in page.
    private static final Set<String> PLAIN = Set.of("/login", "/who-to-tell", "/content-files/**");

    /// Methods of services, and the roles of which one is enough.
    private static final Map<String, Set<PortalRole>> METHODS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("ContentHealthService.health", EnumSet.of(AUTHOR, DSL)),
                            Map.entry("CoverageService.people", EnumSet.of(DSL, HEAD)),
                            Map.entry("CoverageService.report", EnumSet.of(DSL, HEAD)),
                            Map.entry("OutboxService.list", EnumSet.of(ADMIN)),
                            Map.entry("OutboxService.put", EVERYBODY),
                            Map.entry("PathwayService.placeholderValues", EVERYBODY),
                            Map.entry("PathwayService.whoToTell", EVERYBODY),
                            Map.entry("QuizService.answer", EVERYBODY),
                            Map.entry("QuizService.openAttempt", EVERYBODY),
                            Map.entry("QuizService.result", EVERYBODY),
                            Map.entry("QuizService.submit", EVERYBODY),
                            Map.entry("ReadingService.finishSection", EVERYBODY),
                            Map.entry("ReadingService.module", EVERYBODY),
                            Map.entry("ReadingService.openSection", EVERYBODY),
                            Map.entry("StaffService.ownRecord", EVERYBODY),
                            Map.entry("StandingService.people", EnumSet.of(DSL, HEAD)),
                            Map.entry("StandingService.summaries", EnumSet.of(DSL, HEAD)),
                            Map.entry("TrainingService.overview", EVERYBODY)));

    @Autowired ApplicationContext context;
    @Autowired ServletContext servletContext;
    @Autowired Fixtures fixtures;
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Test
    void every_route_has_its_row_and_its_roles() {
        Map<String, Set<PortalRole>> found = new TreeMap<>();
        for (RouteData route :
                ApplicationRouteRegistry.getInstance(new VaadinServletContext(servletContext))
                        .getRegisteredRoutes()) {
            RolesAllowed roles = route.getNavigationTarget().getAnnotation(RolesAllowed.class);
            found.put(
                    route.getTemplate(),
                    Arrays.stream(roles.value())
                            .map(PortalRole::valueOf)
                            .collect(
                                    Collectors.toCollection(
                                            () -> EnumSet.noneOf(PortalRole.class))));
        }
        assertThat(found).isEqualTo(new TreeMap<>(ROUTES));
    }

    @Test
    void every_plain_page_has_its_row() {
        Set<String> found =
                requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                        .filter(e ->
                                e.getValue().getBeanType().getName().startsWith("org.dueregard"))
                        .flatMap(e -> e.getKey().getPatternValues().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(new TreeSet<>(PLAIN));
    }

    @Test
    void every_method_of_a_service_has_its_row_and_refuses_every_other_role() {
        Person person = fixtures.person(fixtures.school(), RoleGroup.TEACHERS);
        Set<String> seen = new TreeSet<>();
        for (Object service : context.getBeansWithAnnotation(Service.class).values()) {
            Class<?> type = AopUtils.getTargetClass(service);
            if (!type.getName().startsWith("org.dueregard")) {
                continue;
            }
            for (Method method : type.getDeclaredMethods()) {
                if (!Modifier.isPublic(method.getModifiers()) || method.isSynthetic()) {
                    continue;
                }
                String name = type.getSimpleName() + "." + method.getName();
                seen.add(name);
                Set<PortalRole> allowed = METHODS.get(name);
                assertThat(allowed).as("a row for " + name).isNotNull();
                for (PortalRole role : PortalRole.values()) {
                    boolean expected = allowed.equals(EVERYBODY) || allowed.contains(role);
                    assertThat(SignedIn.as(person.caller(role), () -> isLetIn(service, method)))
                            .as(name + " for " + role)
                            .isEqualTo(expected);
                }
                SecurityContextHolder.clearContext();
                assertThat(isLetIn(service, method)).as(name + " for nobody").isFalse();
            }
        }
        assertThat(seen).isEqualTo(METHODS.keySet());
    }

    /// Whether the rule lets the caller in; what the method then makes of nonsense is not asked here.
    private static boolean isLetIn(Object service, Method method) {
        Object[] nonsense =
                Arrays.stream(method.getParameterTypes()).map(AccessMatrixTest::nonsense).toArray();
        try {
            Method proxied =
                    service.getClass().getMethod(method.getName(), method.getParameterTypes());
            proxied.invoke(service, nonsense);
            return true;
        } catch (InvocationTargetException e) {
            return !(e.getCause() instanceof AccessDeniedException
                    || e.getCause() instanceof AuthenticationCredentialsNotFoundException);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object nonsense(Class<?> type) {
        if (type == long.class) {
            return -1L;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == String.class) {
            return "nothing";
        }
        return type == Set.class ? Set.of() : null;
    }
}

package org.dueregard.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.dueregard.access.Caller;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.administration.AdministrationRoutes;
import org.dueregard.authoring.AuthoringRoutes;
import org.dueregard.common.ui.AppLink;
import org.dueregard.common.ui.Notice;
import org.dueregard.common.ui.Page;
import org.dueregard.coverage.CoverageRoutes;
import org.dueregard.guidance.GuidanceRoutes;
import org.dueregard.guidance.NoticeService;
import org.dueregard.pathway.PathwayRoutes;
import org.dueregard.security.SecurityRoutes;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.training.TrainingRoutes;
import org.jspecify.annotations.Nullable;

/// The frame of every page for people who are signed in.
@Layout
@RolesAllowed(PortalRole.Name.STAFF)
class MainLayout extends Div implements RouterLayout, AfterNavigationObserver {

    private static final long serialVersionUID = 1L;

    private static final String MAIN_ID = "main";

    /// Where people begin; what waits for them is said there and not on every page.
    private static final Set<String> HOMES =
            Set.of(
                    TrainingRoutes.LIST,
                    CoverageRoutes.COVERAGE,
                    SpeakersRoutes.RECEPTION,
                    AuthoringRoutes.CONTENT,
                    AdministrationRoutes.SETTINGS);

    private final transient AuthenticationContext authentication;
    private final Main main = new Main();
    private final transient NoticeService notices;
    private final Notice notice = new Notice();
    private final Paragraph toRead = new Paragraph();
    private final Anchor skip = new Anchor();
    private final Map<String, AppLink> menu = new LinkedHashMap<>();
    private @Nullable HasElement content;
    private @Nullable String shownPath;

    MainLayout(
            AuthenticationContext authentication,
            CurrentCaller currentCaller,
            NoticeService notices) {
        this.authentication = authentication;
        this.notices = notices;
        addClassName("frame");
        main.setId(MAIN_ID);
        main.getElement().setAttribute("tabindex", "-1");
        toRead.addClassNames("notice", "notice-shown");
        toRead.setVisible(false);
        main.add(notice, toRead);
        add(skipLink(), header(currentCaller.get()), main, footer());
    }

    /// A lost connection is shown by the framework, which says nothing aloud, and which goes on
    /// showing it until its next sign of life, minutes after everything was sent: it is asked for here
    /// once whatever waited has had its turn.
    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI()
                .getPage()
                .executeJs(
                        """
                        document.querySelector('vaadin-connection-indicator')
                            ?.setAttribute('role', 'status');
                        window.addEventListener('online', () => setTimeout(() =>
                            fetch('actuator/health', { cache: 'no-store' }).then(answer => {
                                const connection = window.Vaadin.connectionState;
                                if (answer.ok && connection.state === 'reconnecting') {
                                    connection.state = 'connected';
                                }
                            }, () => {}), 6000));
                        """);
    }

    private Component skipLink() {
        skip.setText(getTranslation("skip"));
        skip.addClassName("skip-link");
        skip.getElement().setAttribute("router-ignore", true);
        // Followed as a link it would make the router show the page anew.
        skip.getElement()
                .addEventListener("click", event -> main.getElement().callJsFunction("focus"))
                .preventDefault();
        return skip;
    }

    private Component header(Caller caller) {
        AppLink brand = new AppLink("", getTranslation("app.name"));
        brand.addClassName("brand");
        Anchor whoToTell =
                new Anchor(PathwayRoutes.WHO_TO_TELL, getTranslation("menu.who-to-tell"));
        whoToTell.addClassName("who-to-tell");
        whoToTell.getElement().setAttribute("router-ignore", true);
        Div top = new Div(brand, whoToTell);
        top.addClassName("header-top");
        Div row = new Div(navigation(caller), person(caller));
        row.addClassName("header-row");
        Header header = new Header(top, row);
        header.addClassName("header");
        return header;
    }

    private Component navigation(Caller caller) {
        UnorderedList list = new UnorderedList();
        for (MenuEntry entry : MenuConfiguration.getMenuEntries()) {
            String route = entry.path().replaceFirst("^/", "");
            if (route.equals(TrainingRoutes.LIST) && caller.staffMemberId() == null) {
                // Nothing is asked of somebody who works for no school.
                continue;
            }
            AppLink link = new AppLink(route, getTranslation(entry.title()));
            menu.put(route, link);
            list.add(new ListItem(link));
        }
        Nav nav = new Nav(list);
        nav.setAriaLabel(getTranslation("menu.label"));
        return nav;
    }

    private Component person(Caller caller) {
        String school = caller.schoolName();
        Anchor account = new Anchor(SecurityRoutes.ACCOUNT, caller.name());
        account.getElement().setAttribute("router-ignore", true);
        account.getElement()
                .setAttribute("aria-label", getTranslation("menu.account", caller.name()));
        Component name = caller.isAtKiosk() ? new Span(caller.name()) : account;
        NativeButton signOut =
                new NativeButton(
                        getTranslation("action.sign-out"), event -> authentication.logout());
        signOut.addClassName("link-button");
        Div person = new Div(name);
        if (school != null) {
            person.add(new Span(school));
        }
        person.add(signOut);
        person.addClassName("person");
        return person;
    }

    private Component footer() {
        return new Footer(new Paragraph(getTranslation("app.disclaimer")));
    }

    @Override
    public void showRouterLayoutContent(HasElement shown) {
        removeRouterLayoutContent(content);
        notice.clear();
        main.getElement().appendChild(shown.getElement());
        content = shown;
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement old) {
        if (old != null) {
            old.getElement().removeFromParent();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String path = event.getLocation().getPath();
        skip.setHref("/" + event.getLocation().getPathWithQueryParameters() + "#" + MAIN_ID);
        String here =
                menu.keySet().stream()
                        .filter(route -> path.equals(route) || path.startsWith(route + "/"))
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
        menu.forEach((route, link) -> {
            if (route.equals(here)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        });
        showToRead(path);
        boolean moved = shownPath != null && !shownPath.equals(path);
        if (moved && content instanceof Page page) {
            page.focusHeading();
        }
        shownPath = path;
    }

    private void showToRead(String path) {
        long unread = HOMES.contains(path) ? notices.unread() : 0;
        toRead.removeAll();
        toRead.setVisible(unread > 0);
        if (unread > 0) {
            toRead.add(
                    new AppLink(GuidanceRoutes.NOTICES, getTranslation("notices.unread", unread)));
        }
    }

    /// Says on the page, wherever it is, that something went wrong.
    static void warn(UI ui, String text) {
        ui.getChildren()
                .filter(MainLayout.class::isInstance)
                .map(MainLayout.class::cast)
                .findFirst()
                .ifPresent(layout -> layout.notice.warn(text));
    }
}

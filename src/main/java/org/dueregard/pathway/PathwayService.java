package org.dueregard.pathway;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.access.Requires;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A school's contacts and steps: the caller's own by name, and anybody's behind the code on a poster
/// by role.
@Service
public class PathwayService {

    private final SchoolRoutes routes;
    private final RouteLinks links;
    private final CurrentCaller currentCaller;
    private final Access access;

    PathwayService(
            SchoolRoutes routes, RouteLinks links, CurrentCaller currentCaller, Access access) {
        this.routes = routes;
        this.links = links;
        this.currentCaller = currentCaller;
        this.access = access;
    }

    /// Everything the page "Who to tell" shows.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public WhoToTell whoToTell() {
        return routes.page(routes.place(currentCaller.get().schoolId()), false);
    }

    /// The page behind a poster's code, for anybody; nothing where the code was never made or was
    /// revoked.
    @PreAuthorize("permitAll()")
    @Transactional(readOnly = true)
    public Optional<WhoToTell> behind(String token) {
        return links.school(token).map(school -> routes.page(routes.place(school), true));
    }

    /// What content's placeholders stand for at the caller's school. The contacts are read once, at
    /// this call, and only where a text has placeholders at all should it be made.
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    public UnaryOperator<String> placeholderValues() {
        return routes.values(routes.place(currentCaller.get().schoolId()));
    }

    /// The same at another school, for those who write content there.
    @Requires(Action.CONTENT_SEE)
    @Transactional(readOnly = true)
    public UnaryOperator<String> placeholderValuesOf(long schoolId) {
        access.require(Action.CONTENT_SEE, schoolId);
        return routes.values(routes.place(schoolId));
    }
}

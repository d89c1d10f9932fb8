package org.dueregard.pathway;

import java.time.Clock;
import java.util.List;
import org.dueregard.common.Days;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the example school has besides contacts: an address for everybody, and two posters with its
/// code.
@Component
public class ExampleRoute {

    private final RouteLinks links;
    private final PosterCopies copies;
    private final Clock clock;

    ExampleRoute(RouteLinks links, PosterCopies copies, Clock clock) {
        this.links = links;
        this.copies = copies;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(long schoolId) {
        links.renew(schoolId, Days.today(clock));
        copies.add(schoolId, List.of("Staffroom", "Kitchen"));
    }
}

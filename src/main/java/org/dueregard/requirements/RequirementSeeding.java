package org.dueregard.requirements;

import java.time.Clock;
import java.util.Comparator;
import java.util.Set;
import org.dueregard.common.BeforeOpening;
import org.dueregard.common.Days;
import org.dueregard.content.CatalogueChanged;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.people.RoleGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives each module that is seen for the first time its default requirement, from its `audience`
/// and `renew`: before the portal opens, whenever content changes, and once a minute in case that
/// failed. Two programs doing so at once are kept apart by the table's unique key.
@Component
class RequirementSeeding extends BeforeOpening {

    private static final Logger log = LoggerFactory.getLogger(RequirementSeeding.class);

    /// After example data, which brings its own requirements, and before the web server.
    private static final int PHASE = 20;

    private final ContentLibrary library;
    private final RequirementRepository requirements;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RequirementSeeding(
            ContentLibrary library,
            RequirementRepository requirements,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        super(PHASE);
        this.library = library;
        this.requirements = requirements;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    protected void prepare() {
        seed();
    }

    @EventListener
    void on(CatalogueChanged event) {
        seed();
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void seed() {
        Set<String> known = requirements.findModuleIds();
        for (TrainingModule module : library.catalogue().published()) {
            if (!known.contains(module.id())) {
                seed(module);
            }
        }
    }

    private void seed(TrainingModule module) {
        try {
            transaction.executeWithoutResult(status ->
                    module.audience().stream()
                            .sorted(Comparator.comparing(RoleGroup::id))
                            .forEach(group -> require(module, group)));
            log.info("{} is now asked of {}", module.id(), module.audience());
            events.publishEvent(new RequirementAdded(module.id()));
        } catch (DataAccessException e) {
            log.info("The requirement for {} was made elsewhere, or is made later", module.id());
        }
    }

    private void require(TrainingModule module, RoleGroup group) {
        requirements.save(
                new Requirement(
                        module.id(),
                        group,
                        module.renew(),
                        RequirementDefaults.of(module, group),
                        Days.today(clock)));
    }
}

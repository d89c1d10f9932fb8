package org.dueregard.requirements;

import java.time.Clock;
import java.util.Set;
import org.dueregard.common.Days;
import org.dueregard.content.Catalogue;
import org.dueregard.content.CatalogueChanged;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives each module that is seen for the first time its default requirement, from its `audience`
/// and `renew`. Two programs doing so at once are kept apart by the table's unique key.
@Component
@Order(20)
class RequirementSeeding implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(RequirementSeeding.class);

    private final ContentLibrary library;
    private final RequirementRepository requirements;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RequirementSeeding(
            ContentLibrary library,
            RequirementRepository requirements,
            TransactionTemplate transaction,
            Clock clock) {
        this.library = library;
        this.requirements = requirements;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        seed(library.catalogue());
    }

    @EventListener
    void on(CatalogueChanged event) {
        seed(event.catalogue());
    }

    private void seed(Catalogue catalogue) {
        Set<String> known = requirements.findModuleIds();
        for (TrainingModule module : catalogue.published()) {
            if (!known.contains(module.id())) {
                seed(module);
            }
        }
    }

    private void seed(TrainingModule module) {
        try {
            transaction.executeWithoutResult(status ->
                    module.audience()
                            .forEach(group ->
                                    requirements.save(
                                            new Requirement(
                                                    module.id(),
                                                    group,
                                                    module.renew(),
                                                    Days.today(clock)))));
            log.info("{} is now asked of {}", module.id(), module.audience());
        } catch (DataIntegrityViolationException e) {
            log.info("The requirement for {} was made elsewhere just now", module.id());
        }
    }
}

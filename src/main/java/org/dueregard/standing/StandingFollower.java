package org.dueregard.standing;

import java.util.Set;
import org.dueregard.people.StaffChanged;
import org.dueregard.people.TrustChanged;
import org.dueregard.requirements.RequirementAdded;
import org.dueregard.requirements.RequirementsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Marks people of whom the rooms below said something new.
@Component
class StandingFollower {

    private final StandingMarks marks;

    StandingFollower(StandingMarks marks) {
        this.marks = marks;
    }

    @EventListener
    @Transactional
    public void on(StaffChanged changed) {
        marks.mark(changed.staffMemberId());
    }

    /// People may have completed a module before anybody asked for it.
    @EventListener
    @Transactional
    public void on(RequirementAdded added) {
        marks.markModule(added.moduleId());
    }

    /// Another trust asks other things.
    @EventListener
    @Transactional
    public void on(TrustChanged changed) {
        marks.markSchools(Set.of(changed.schoolId()));
    }

    @EventListener
    @Transactional
    public void on(RequirementsChanged changed) {
        marks.markSchools(changed.schools());
    }
}

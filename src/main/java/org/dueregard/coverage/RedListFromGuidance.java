package org.dueregard.coverage;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.guidance.CitedPlaces;
import org.dueregard.guidance.GuidanceRoutes;
import org.springframework.stereotype.Component;

/// Pages that cite guidance which is no longer in force, as at today.
@Component
class RedListFromGuidance implements RedListSource {

    private final CitedPlaces places;

    RedListFromGuidance(CitedPlaces places) {
        this.places = places;
    }

    @Override
    public List<RedListEntry> of(long schoolId, LocalDate asAt) {
        return List.of(
                new RedListEntry(
                        "red-list.guidance", places.countPagesToCheck(), GuidanceRoutes.GUIDANCE));
    }
}

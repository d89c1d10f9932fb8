package org.dueregard.coverage;

import java.time.LocalDate;
import java.util.List;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.speakers.SpeakersWaiting;
import org.springframework.stereotype.Component;

/// Visitors that wait for somebody, as at today.
@Component
class RedListFromSpeakers implements RedListSource {

    private final SpeakersWaiting speakers;

    RedListFromSpeakers(SpeakersWaiting speakers) {
        this.speakers = speakers;
    }

    @Override
    public List<RedListEntry> of(long schoolId, LocalDate asAt) {
        SpeakersWaiting.Waiting waiting = speakers.of(schoolId);
        return List.of(
                new RedListEntry(
                        "red-list.speakers-overdue", waiting.overdue(), SpeakersRoutes.LIST),
                new RedListEntry(
                        "red-list.speakers-to-check", waiting.toCheck(), SpeakersRoutes.LIST),
                new RedListEntry(
                        "red-list.speakers-to-decide", waiting.toDecide(), SpeakersRoutes.LIST));
    }
}

package org.dueregard.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.evidence.EvidenceReviewService;
import org.dueregard.evidence.EvidenceRoutes;
import org.dueregard.pathway.ContactsState;
import org.dueregard.pathway.PathwayRoutes;
import org.dueregard.training.KnowledgeService;
import org.dueregard.training.ObjectiveFigures;
import org.dueregard.training.TrainingRoutes;
import org.springframework.stereotype.Component;

/// Contacts that nobody made sure of, posters that show something else, people who are sure and wrong, certificates from elsewhere that
/// nobody looked at.
@Component
class RedListFromRooms implements RedListSource {

    private final KnowledgeService knowledge;
    private final ContactsState contacts;
    private final EvidenceReviewService evidence;
    private final Access access;

    RedListFromRooms(
            KnowledgeService knowledge,
            ContactsState contacts,
            EvidenceReviewService evidence,
            Access access) {
        this.knowledge = knowledge;
        this.contacts = contacts;
        this.evidence = evidence;
        this.access = access;
    }

    @Override
    public List<RedListEntry> of(long schoolId, LocalDate asAt) {
        List<RedListEntry> entries = new ArrayList<>();
        long sureAndWrong =
                knowledge.objectives(schoolId, asAt).stream()
                        .mapToLong(ObjectiveFigures::sureAndWrong)
                        .max()
                        .orElse(0);
        boolean mayManage = access.schools(Action.TRAINING_MANAGE).contains(schoolId);
        add(
                entries,
                "red-list.sure-and-wrong",
                sureAndWrong,
                mayManage ? TrainingRoutes.FOLLOW_UP : CoverageRoutes.COVERAGE);
        add(
                entries,
                "red-list.contacts",
                contacts.unverified(schoolId, asAt),
                ContactsState.ADDRESS);
        add(entries, "red-list.no-lead", contacts.vacantLeads(schoolId), ContactsState.ADDRESS);
        add(entries, "red-list.posters", contacts.postersToTakeDown(schoolId), PathwayRoutes.ROUTE);
        if (mayManage) {
            add(entries, "red-list.evidence", evidence.waiting(), EvidenceRoutes.REVIEW);
        }
        return entries;
    }

    private static void add(List<RedListEntry> entries, String key, long count, String address) {
        entries.add(new RedListEntry(key, count, address));
    }
}

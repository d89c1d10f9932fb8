package org.dueregard.training;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.people.StaffDirectory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes training that was done elsewhere into the ledger. It checks nobody's rights; the service that
/// asks has done so.
@Component
public class ExternalTraining {

    private final ContentLibrary library;
    private final Ledger ledger;
    private final StaffDirectory staff;

    ExternalTraining(ContentLibrary library, Ledger ledger, StaffDirectory staff) {
        this.library = library;
        this.ledger = ledger;
        this.staff = staff;
    }

    /// Something that training from elsewhere can count for.
    public record Subject(String moduleId, String title) {}

    /// Every module, by title; documents are read here.
    public List<Subject> subjects() {
        return library.catalogue().published().stream()
                .filter(module -> !module.isDocument())
                .map(module -> new Subject(module.id(), module.title()))
                .sorted(Comparator.comparing(Subject::title))
                .toList();
    }

    /// Adds an entry that counts from the day the training was done.
    ///
    /// @param onceKey what must happen once, for example `evidence|17`
    /// @param faceToFace whether it was done in a room with others
    /// @param trainedOn London date
    /// @return the number of the entry
    /// @throws ModuleMissingException when there is no such module
    @Transactional(propagation = Propagation.MANDATORY)
    public long record(
            long staffMemberId,
            String moduleId,
            String onceKey,
            boolean faceToFace,
            LocalDate trainedOn) {
        TrainingModule module =
                library.catalogue()
                        .module(moduleId)
                        .filter(found -> !found.isDocument())
                        .orElseThrow(() -> new ModuleMissingException(moduleId));
        return ledger.record(
                        new NewCompletion(
                                staffMemberId,
                                moduleId,
                                "",
                                module.title(),
                                module.renew(),
                                CompletionKind.EVIDENCE,
                                onceKey,
                                null,
                                trainedOn,
                                faceToFace,
                                null),
                        staff.details(staffMemberId))
                .id();
    }
}

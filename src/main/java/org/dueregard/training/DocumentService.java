package org.dueregard.training;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.TrainingModule;
import org.dueregard.guidance.DocumentsToConfirm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Documents to read and confirm, each in its edition of the moment, with what the caller confirmed of
/// this and earlier ones.
@Service
public class DocumentService implements DocumentsToConfirm {

    private final ContentLibrary library;
    private final CurrentCaller currentCaller;
    private final JdbcClient jdbc;

    DocumentService(ContentLibrary library, CurrentCaller currentCaller, JdbcClient jdbc) {
        this.library = library;
        this.currentCaller = currentCaller;
        this.jdbc = jdbc;
    }

    @Override
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public List<Document> documents() {
        Map<String, List<Confirmation>> own = own();
        List<Document> documents = new ArrayList<>();
        for (TrainingModule module : library.catalogue().published()) {
            TrainingModule.Edition edition = module.edition();
            if (edition != null) {
                List<Confirmation> confirmed = own.getOrDefault(module.id(), List.of());
                documents.add(
                        new Document(
                                module.id(),
                                module.title(),
                                module.summary(),
                                module.version(),
                                edition.publisher(),
                                edition.inForceFrom(),
                                TrainingRoutes.module(module.id()),
                                confirmed.stream()
                                        .anyMatch(one -> one.edition().equals(module.version())),
                                confirmed));
            }
        }
        return documents;
    }

    private Map<String, List<Confirmation>> own() {
        Map<String, List<Confirmation>> own = new HashMap<>();
        Long person = currentCaller.get().staffMemberId();
        if (person == null) {
            return own;
        }
        jdbc.sql(
                        "SELECT module_id, module_version, effective_on FROM completions"
                                + " WHERE staff_member_id = ? AND how = 'ACKNOWLEDGEMENT'"
                                + " AND NOT EXISTS (SELECT 1 FROM completion_withdrawals w"
                                + " WHERE w.completion_id = completions.id)"
                                + " ORDER BY recorded_at DESC, id DESC")
                .param(person)
                .query(row -> {
                    own.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                            .add(
                                    new Confirmation(
                                            row.getString(2), row.getObject(3, LocalDate.class)));
                });
        return own;
    }
}

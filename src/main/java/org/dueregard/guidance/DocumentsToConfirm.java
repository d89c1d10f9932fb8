package org.dueregard.guidance;

import java.time.LocalDate;
import java.util.List;

/// Documents that the caller reads and confirms, delivered by the room that keeps what was confirmed.
public interface DocumentsToConfirm {

    /// A document.
    ///
    /// @param address where it is read about and confirmed
    /// @param confirmed whether the caller has confirmed this edition
    /// @param own what the caller confirmed, newest first
    record Document(
            String id,
            String title,
            String summary,
            String edition,
            String publisher,
            LocalDate inForceFrom,
            String address,
            boolean confirmed,
            List<Confirmation> own) {

        public Document {
            own = List.copyOf(own);
        }
    }

    /// An edition confirmed on a day.
    record Confirmation(String edition, LocalDate on) {}

    /// All documents, by title.
    List<Document> documents();
}

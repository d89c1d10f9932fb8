package org.dueregard.speakers;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dueregard.keys.SealBrokenException;
import org.dueregard.pdf.EmbeddedFile;

/// Attached files on their way into the printed file: those that are in it, and why the others are not.
final class BundledFiles {

    /// Of all together. What is larger can still be taken from the portal, one by one.
    static final long MOST_BYTES = 25L * 1024 * 1024;

    private static final String LEFT_OUT = "paper.file.attached.";

    private final List<EmbeddedFile> embedded = new ArrayList<>();
    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, String> reasons = new HashMap<>();

    private BundledFiles() {}

    static BundledFiles of(SpeakerFile file, AttachmentStore store) {
        BundledFiles files = new BundledFiles();
        long total = 0;
        for (AttachedFile attached : file.attached()) {
            Optional<AttachmentStore.Stored> stored = store.find(file.id(), attached.id());
            if (stored.isEmpty()) {
                files.reasons.put(attached.id(), LEFT_OUT + "gone");
            } else if (total + stored.get().size() > MOST_BYTES) {
                files.reasons.put(attached.id(), LEFT_OUT + "too-large");
            } else {
                total += stored.get().size();
                files.embed(attached, stored.get(), store);
            }
        }
        return files;
    }

    private void embed(
            AttachedFile attached, AttachmentStore.Stored stored, AttachmentStore store) {
        try {
            // The number of the entry makes it unique, and leads to the line that attached it.
            String name = attached.entry() + "-" + attached.name();
            embedded.add(
                    new EmbeddedFile(
                            name,
                            stored.type(),
                            attached.name(),
                            attached.at(),
                            store.open(stored)));
            names.put(attached.id(), name);
        } catch (SealBrokenException | UncheckedIOException e) {
            reasons.put(attached.id(), LEFT_OUT + "altered");
        }
    }

    List<EmbeddedFile> embedded() {
        return List.copyOf(embedded);
    }

    /// Where a file is to be found, in words.
    String told(AttachedFile attached, PrintedWords words) {
        String name = names.get(attached.id());
        return name == null
                ? words.get(reasons.getOrDefault(attached.id(), LEFT_OUT + "gone"), attached.name())
                : words.get("paper.file.attached", attached.name(), name);
    }
}

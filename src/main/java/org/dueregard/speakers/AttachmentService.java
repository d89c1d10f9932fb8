package org.dueregard.speakers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.common.Checks;
import org.dueregard.common.InvalidInputException;
import org.dueregard.files.FileCheck;
import org.dueregard.files.FileKind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Files attached to a request: material, screenshots of what was found, a scan of a signed agreement.
@Service
public class AttachmentService {

    private static final int LARGEST_BYTES = 10 * 1024 * 1024;
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 40;

    private final SpeakerFiles files;
    private final FileSteps steps;
    private final SpeakerDuties duties;
    private final AttachmentStore store;
    private final CurrentCaller currentCaller;

    AttachmentService(
            SpeakerFiles files,
            FileSteps steps,
            SpeakerDuties duties,
            AttachmentStore store,
            CurrentCaller currentCaller) {
        this.files = files;
        this.steps = steps;
        this.duties = duties;
        this.store = store;
        this.currentCaller = currentCaller;
    }

    /// Attaches a file. Not signed agreements: see [#attachAgreement].
    ///
    /// @param name as the browser gave it
    /// @throws InvalidInputException when it cannot be taken; nothing is kept
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void attach(String reference, String name, InputStream content) {
        add(reference, name, content, 0);
    }

    /// Attaches the scan of an agreement that a speaker signed on paper; it counts as signed.
    ///
    /// @param speaker the number of the speaker
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void attachAgreement(
            String reference, int speaker, String version, String name, InputStream content) {
        long id = add(reference, name, content, speaker);
        steps.take(
                id,
                StepKind.AGREEMENT_SIGNED,
                duties::actor,
                file -> {
                    boolean waits =
                            file.visits().stream()
                                    .anyMatch(visit ->
                                            visit.speaker() == speaker
                                                    && visit.state().isAhead()
                                                    && !visit.isSigned());
                    if (!waits) {
                        throw new InvalidInputException("", "agreement.invalid.nothing-to-sign");
                    }
                    return List.of(
                            NewEntry.of(StepKind.AGREEMENT_SIGNED)
                                    .fact("speaker", speaker)
                                    .fact("version", version)
                                    .fact("by", "scan"));
                });
    }

    private long add(String reference, String given, InputStream content, int speaker) {
        long id = files.find(reference).orElseThrow(RequestMissingException::new);
        byte[] bytes;
        try {
            bytes = content.readNBytes(LARGEST_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Checks checks = new Checks();
        String name = FileCheck.displayName(given, LONGEST_NAME);
        checks.require(bytes.length <= LARGEST_BYTES, "file", "evidence.file.too-large");
        byte[] head = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, FileCheck.HEAD));
        Optional<FileKind> kind = FileCheck.kind(name, head, checks);
        checks.done();
        steps.take(
                id,
                StepKind.FILE_ATTACHED,
                duties::actor,
                file -> {
                    long before =
                            file.entries().stream()
                                    .filter(entry -> entry.kind() == StepKind.FILE_ATTACHED)
                                    .count();
                    if (before >= MOST) {
                        throw new InvalidInputException("", "speakers.invalid.attachments", MOST);
                    }
                    AttachmentStore.Stored stored =
                            store.keep(id, kind.orElseThrow().type(), bytes);
                    return List.of(
                            NewEntry.of(StepKind.FILE_ATTACHED)
                                    .fact("attachment", stored.id())
                                    .fact("size", stored.size())
                                    .fact("sha256", stored.sha256())
                                    .fact("agreement-of", speaker)
                                    .word("name", name));
                });
        return id;
    }

    /// A file to be saved.
    public record Attachment(String name, FileKind kind, long size, InputStream content) {}

    /// Opens a file for whoever may open its request.
    ///
    /// @throws RequestMissingException when there is none, or it is not for the caller
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public Attachment open(String reference, long attachment) {
        long id = files.find(reference).orElseThrow(RequestMissingException::new);
        SpeakerFile file = files.read(id);
        boolean own = Objects.equals(file.requester(), currentCaller.get().accountId());
        if (!own && !duties.seen().contains(file.schoolId())) {
            throw new RequestMissingException();
        }
        AttachmentStore.Stored stored =
                store.find(id, attachment).orElseThrow(RequestMissingException::new);
        String name =
                file.entries().stream()
                        .filter(entry ->
                                entry.kind() == StepKind.FILE_ATTACHED
                                        && entry.number("attachment") == attachment)
                        .map(entry -> entry.word("name"))
                        .findFirst()
                        .orElse("");
        return new Attachment(
                name,
                FileKind.ofType(stored.type()).orElseThrow(),
                stored.size(),
                new java.io.ByteArrayInputStream(store.open(stored)));
    }
}

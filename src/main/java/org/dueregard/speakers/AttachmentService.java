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
import org.dueregard.speakers.Actor.Duty;
import org.jspecify.annotations.Nullable;
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
        add(reference, name, content, new Place(0, null, 0));
    }

    /// Attaches what a check found, to its card.
    ///
    /// @param speaker the number of the speaker, 0 for a check of the whole
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void attachToCheck(
            String reference, CheckKind check, int speaker, String name, InputStream content) {
        add(reference, name, content, new Place(0, check, speaker));
    }

    /// What a file belongs to.
    ///
    /// @param agreementOf the number of the speaker who signed it, 0 where it is no agreement
    /// @param check absent where it is on no card
    private record Place(int agreementOf, @Nullable CheckKind check, int speaker) {

        void require(SpeakerFile file, Actor actor) {
            if (check == null) {
                return;
            }
            if (file.check(check, speaker).isEmpty()) {
                throw new InvalidInputException("", "speakers.problem.no-such-check");
            }
            if (!check.isMandatory() && !actor.has(Duty.VET) && !actor.has(Duty.DECIDE)) {
                throw new InvalidInputException("", "speakers.problem.first-checks-only");
            }
        }
    }

    /// Attaches the scan of an agreement that a speaker signed on paper; it counts as signed.
    ///
    /// @param speaker the number of the speaker
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public void attachAgreement(
            String reference, int speaker, String version, String name, InputStream content) {
        long id = add(reference, name, content, new Place(speaker, null, 0));
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

    private long add(String reference, String given, InputStream content, Place place) {
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
                    place.require(file, duties.actor(file.schoolId()));
                    if (file.attached().size() >= MOST) {
                        throw new InvalidInputException("", "speakers.invalid.attachments", MOST);
                    }
                    AttachmentStore.Stored stored =
                            store.keep(id, kind.orElseThrow().type(), bytes);
                    return List.of(
                            NewEntry.of(StepKind.FILE_ATTACHED)
                                    .fact("attachment", stored.id())
                                    .fact("size", stored.size())
                                    .fact("sha256", stored.sha256())
                                    .fact("agreement-of", place.agreementOf())
                                    .fact("check", place.check())
                                    .fact("speaker", place.check() == null ? null : place.speaker())
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
        boolean inside = duties.seen().contains(file.schoolId());
        AttachedFile attached =
                file.attached().stream()
                        .filter(one -> one.id() == attachment)
                        .filter(one -> inside || (own && one.isForWhoeverAsked()))
                        .findFirst()
                        .orElseThrow(RequestMissingException::new);
        AttachmentStore.Stored stored =
                store.find(id, attachment).orElseThrow(RequestMissingException::new);
        return new Attachment(
                attached.name(),
                FileKind.ofType(stored.type()).orElseThrow(),
                stored.size(),
                new java.io.ByteArrayInputStream(store.open(stored)));
    }
}

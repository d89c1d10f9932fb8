package org.dueregard.speakers;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.dueregard.access.AccessRefused;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Words;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.speakers.SpeakerFileService.Opened;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A file taken out of the portal: as a whole, as a copy without names, or what it keeps about one
/// speaker. Each taking is written down.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class FileExportService {

    private final SpeakerFileService service;
    private final SpeakerFiles files;
    private final AttachmentStore attachments;
    private final FilePdf pdf;
    private final Words words;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FileExportService(
            SpeakerFileService service,
            SpeakerFiles files,
            AttachmentStore attachments,
            FilePdf pdf,
            Words words,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.service = service;
        this.files = files;
        this.attachments = attachments;
        this.pdf = pdf;
        this.words = words;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// A file as it is handed out.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Taken(String name, byte[] bytes) {}

    /// The whole file as a tagged PDF, with the code of each entry, the verdict on the chain and the
    /// attached files inside.
    ///
    /// @throws RequestMissingException when there is none, or it is not for the caller
    /// @throws AccessDeniedException for whoever only asked for the visit
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public Taken bundle(String reference) {
        Opened opened = open(reference);
        long id = opened.file().id();
        FileVerdict verdict = files.verify(id);
        BundledFiles bundled = BundledFiles.of(opened.file(), attachments);
        PrintedFile printed =
                new WholeFile(opened, new PrintedWords(words, pdf::printable), bundled)
                        .print(files.codes(id), verdict, now());
        written(opened, "file", verdict.head());
        return new Taken(reference + "-file.pdf", pdf.render(printed, bundled.embedded()));
    }

    /// The copy for governors: how it was handled, without anybody's name.
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public Taken redacted(String reference) {
        Opened opened = open(reference);
        PrintedFile printed =
                new RedactedFile(opened, new PrintedWords(words, pdf::printable)).print(now());
        written(opened, "redacted", "");
        return new Taken(reference + "-without-names.pdf", pdf.render(printed, List.of()));
    }

    /// What the file keeps about one speaker.
    ///
    /// @param number of the speaker, from 1
    @Requires(Action.SPEAKERS_ASK)
    @Transactional
    public Taken speakerData(String reference, int number) {
        Opened opened = open(reference);
        if (number < 1 || number > opened.file().form().speakers().size()) {
            throw new RequestMissingException();
        }
        String data =
                new SpeakerData(opened, number, new PrintedWords(words, text -> text)).write(now());
        written(opened, "speaker-" + number, "");
        return new Taken(
                reference + "-speaker-" + number + ".json", data.getBytes(StandardCharsets.UTF_8));
    }

    private Opened open(String reference) {
        Opened opened = service.open(reference);
        if (!opened.sensitive()) {
            events.publishEvent(new AccessRefused(Action.SPEAKERS_VET, opened.file().schoolId()));
            throw new AccessDeniedException("The whole file is for those who check and decide");
        }
        return opened;
    }

    private Instant now() {
        return clock.instant();
    }

    private void written(Opened opened, String what, String head) {
        audit.record(
                AuditEvent.of(
                        AuditAction.SPEAKER_FILE_EXPORTED,
                        opened.file().schoolId(),
                        SpeakerFiles.OBJECT,
                        opened.file().id(),
                        Map.of(
                                "reference",
                                opened.file().reference(),
                                "what",
                                what,
                                "code",
                                head)));
    }
}

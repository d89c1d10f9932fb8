package org.dueregard.speakers;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.CurrentCaller;
import org.dueregard.access.Requires;
import org.dueregard.common.Days;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.people.SchoolNames;
import org.dueregard.security.QrCode;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Visits on paper: what the front door works with when the network is down, who is in the building for
/// an evacuation, and the slip that a visitor brings.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class PaperService {

    private final VisitService visits;
    private final SpeakerFileService files;
    private final SlipKey slipKey;
    private final SchoolNames schoolNames;
    private final Access access;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    PaperService(
            VisitService visits,
            SpeakerFileService files,
            SlipKey slipKey,
            SchoolNames schoolNames,
            Access access,
            CurrentCaller currentCaller,
            Clock clock) {
        this.visits = visits;
        this.files = files;
        this.slipKey = slipKey;
        this.schoolNames = schoolNames;
        this.access = access;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /// Today's visitors, to be printed.
    public record DoorList(
            String schoolName, LocalDate day, Instant at, List<VisitService.Expected> visitors) {}

    /// Everybody who is expected today at the caller's school.
    @Requires(Action.RECEPTION)
    @Transactional(readOnly = true)
    public DoorList doorList() {
        LocalDate today = Days.today(clock);
        return new DoorList(school(), today, clock.instant(), visits.expected(today, today));
    }

    /// Who is in the building, to be printed.
    public record Presence(String schoolName, Instant at, List<VisitService.OnSite> people) {}

    /// Who is in the building of the caller's school now.
    @Requires(Action.RECEPTION)
    @Transactional(readOnly = true)
    public Presence presence() {
        return new Presence(school(), clock.instant(), visits.onSite());
    }

    /// What a page needs to check slips by itself.
    ///
    /// @param key the public key, as a JSON Web Key
    public record SlipCheck(String schoolName, String key) {}

    /// What slips of the caller's school are checked with.
    @Requires(Action.RECEPTION)
    @Transactional(readOnly = true)
    public SlipCheck slipCheck() {
        return new SlipCheck(school(), slipKey.publicHalf());
    }

    private String school() {
        long school = currentCaller.schoolId();
        access.require(Action.RECEPTION, school);
        return schoolNames.name(school);
    }

    /// A slip that a visitor shows at the front door.
    ///
    /// @param text what its code holds
    /// @param picture the code, as an address of a picture
    public record Slip(
            String reference,
            String schoolName,
            String title,
            RequestForm.Speaker speaker,
            Visit visit,
            String place,
            String host,
            String supervisor,
            List<Condition> conditions,
            String text,
            String picture) {}

    /// The slip of a visit that is approved and for which the agreement is signed.
    ///
    /// @throws RequestMissingException when there is none, or the file is not for the caller
    @Requires(Action.SPEAKERS_ASK)
    @Transactional(readOnly = true)
    public Slip slip(String reference, String key) {
        SpeakerFileService.Opened opened = files.open(reference);
        SpeakerFile file = opened.file();
        Visit visit =
                file.visit(key)
                        .filter(one -> file.state().isApproved() && one.isSigned())
                        .filter(one -> one.state().isAhead() || one.state() == VisitState.ARRIVED)
                        .orElseThrow(RequestMissingException::new);
        RequestForm.Speaker speaker = file.speaker(visit.speaker());
        String text = slipKey.sign(said(opened, visit, speaker));
        return new Slip(
                reference,
                opened.schoolName(),
                file.form().title(),
                speaker,
                visit,
                file.form().place(),
                opened.name(file.requester()),
                file.form().supervisor(),
                file.conditions(),
                text,
                QrCode.picture(text));
    }

    /// Short names: each letter makes the code finer.
    private static String said(
            SpeakerFileService.Opened opened, Visit visit, RequestForm.Speaker speaker) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("r", opened.file().reference());
        said.put("v", visit.key());
        said.put("s", opened.schoolName());
        said.put("n", speaker.name());
        said.put("d", visit.on().toString());
        said.put("t", opened.file().form().title());
        return FileJson.write(said);
    }
}

package org.dueregard.pathway;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.audit.AuditAction;
import org.dueregard.audit.AuditEvent;
import org.dueregard.audit.AuditLog;
import org.dueregard.common.Checks;
import org.dueregard.common.Days;
import org.dueregard.database.TransientDatabaseFault;
import org.dueregard.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The address for everybody in the building, and the posters that carry its code: printed with a
/// number and a place each, and called back when what they show is no longer so.
@Service
@Retryable(predicate = TransientDatabaseFault.class, maxRetries = 3, delay = 50, jitter = 25)
public class PosterService {

    private static final int MOST = 40;
    private static final int LONGEST_PLACE = 100;

    private final PosterCopies copies;
    private final RouteLinks links;
    private final PosterPdf pdf;
    private final PublicAddress publicAddress;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;

    PosterService(
            PosterCopies copies,
            RouteLinks links,
            PosterPdf pdf,
            PublicAddress publicAddress,
            Access access,
            AuditLog audit,
            Clock clock) {
        this.copies = copies;
        this.links = links;
        this.pdf = pdf;
        this.publicAddress = publicAddress;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /// How a school's address and posters stand.
    ///
    /// @param address what the code opens, absent where there is none
    /// @param copies every copy ever printed, the latest first
    public record State(
            @Nullable String address,
            @Nullable LocalDate madeOn,
            boolean hasNoLead,
            List<PosterCopy> copies) {

        /// Those that have to come down and have not.
        public List<PosterCopy> recalled() {
            return copies.stream().filter(copy -> copy.recalled() && !isDown(copy)).toList();
        }

        /// Those that hang rightly.
        public List<PosterCopy> hanging() {
            return copies.stream().filter(copy -> !copy.recalled() && !isDown(copy)).toList();
        }

        /// Those that were taken down.
        public List<PosterCopy> past() {
            return copies.stream().filter(State::isDown).toList();
        }

        private static boolean isDown(PosterCopy copy) {
            return copy.takenDownOn() != null;
        }
    }

    @Requires(Action.CONTACTS_EDIT)
    @Transactional(readOnly = true)
    public State state(long schoolId) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        Optional<RouteLinks.Link> link = links.of(schoolId);
        return new State(
                link.map(found -> publicAddress.of(PathwayRoutes.publicPage(found.token())))
                        .orElse(null),
                link.map(RouteLinks.Link::madeOn).orElse(null),
                copies.content(schoolId).hasNoLead(),
                copies.all(schoolId));
    }

    /// Makes a copy for each place, and the address first where there is none.
    ///
    /// @param places one a line
    /// @return the number of the first copy
    /// @throws org.dueregard.common.InvalidInputException when no place is named, or too many
    @Requires(Action.CONTACTS_EDIT)
    @Transactional
    public int print(long schoolId, String places) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        List<String> tidy =
                places.lines().map(Checks::tidy).filter(place -> !place.isEmpty()).toList();
        Checks checks = new Checks();
        checks.require(!tidy.isEmpty(), "places", "invalid.required");
        checks.require(tidy.size() <= MOST, "places", "invalid.posters.too-many", MOST);
        tidy.forEach(place -> checks.required("places", place, LONGEST_PLACE));
        checks.done();
        if (links.of(schoolId).isEmpty()) {
            links.renew(schoolId, Days.today(clock));
        }
        int first = copies.add(schoolId, tidy);
        written(schoolId, Map.of("what", "posters printed", "first", first, "count", tidy.size()));
        return first;
    }

    /// The sheets that were printed together, as far as they still show what is so; nothing where none
    /// do.
    ///
    /// @param first the number of the first copy
    @Requires(Action.CONTACTS_EDIT)
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(long schoolId, int first) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        List<PosterCopy> sheets =
                copies.all(schoolId).reversed().stream()
                        .filter(copy -> copy.first() == first)
                        .filter(copy -> !copy.recalled() && copy.takenDownOn() == null)
                        .toList();
        return sheets.isEmpty()
                ? Optional.empty()
                : Optional.of(pdf.print(copies.content(schoolId), sheets));
    }

    /// Somebody took a copy down.
    @Requires(Action.CONTACTS_EDIT)
    @Transactional
    public void takenDown(long schoolId, long copyId) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        if (copies.takeDown(schoolId, copyId)) {
            written(schoolId, Map.of("what", "poster taken down", "copy", copyId));
        }
    }

    /// A new address; the one before stops working, and every poster with its code is recalled.
    @Requires(Action.CONTACTS_EDIT)
    @Transactional
    public void renewAddress(long schoolId) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        links.renew(schoolId, Days.today(clock));
        copies.recallOutdated(schoolId);
        written(schoolId, Map.of("what", "address made"));
    }

    /// Ends the address.
    @Requires(Action.CONTACTS_EDIT)
    @Transactional
    public void endAddress(long schoolId) {
        access.require(Action.CONTACTS_EDIT, schoolId);
        if (links.revoke(schoolId) > 0) {
            copies.recallOutdated(schoolId);
            written(schoolId, Map.of("what", "address ended"));
        }
    }

    private void written(long schoolId, Map<String, Object> details) {
        audit.record(AuditEvent.of(AuditAction.SETTING_CHANGED, schoolId, "poster", null, details));
    }
}

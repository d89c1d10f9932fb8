package org.dueregard.training;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.Period;
import org.dueregard.content.TrainingModule;
import org.jspecify.annotations.Nullable;

/// One go at a module's quiz. It is open until it is submitted, and submitted once.
@Entity
@SuppressWarnings("UnusedVariable") // columns are read by queries
@Table(name = "attempts")
class Attempt {

    private static final Byte OPEN = (byte) 1;

    @Id
    @SequenceGenerator(name = "ids", sequenceName = "ids", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private @Nullable Long id;

    private long staffMemberId;
    private String moduleId = "";
    private String moduleVersion = "";
    private String moduleTitle = "";
    private String renew = "";
    private int passMark;
    private Instant startedAt = Instant.EPOCH;
    private @Nullable Byte openMarker = OPEN;
    private @Nullable Instant submittedAt;
    private @Nullable Double score;
    private @Nullable Boolean passed;
    @Version private int version;

    protected Attempt() {}

    Attempt(long staffMemberId, TrainingModule module, int passMark, Instant at) {
        this.staffMemberId = staffMemberId;
        this.moduleId = module.id();
        this.moduleVersion = module.version();
        this.moduleTitle = module.title();
        this.renew = module.renew().toString();
        this.passMark = passMark;
        this.startedAt = at;
    }

    long id() {
        return java.util.Objects.requireNonNull(id, "not saved yet");
    }

    long staffMemberId() {
        return staffMemberId;
    }

    String moduleId() {
        return moduleId;
    }

    String moduleVersion() {
        return moduleVersion;
    }

    String moduleTitle() {
        return moduleTitle;
    }

    /// How long a completion counts where no requirement says so.
    Period renew() {
        return Period.parse(renew);
    }

    int passMark() {
        return passMark;
    }

    boolean isSubmitted() {
        return submittedAt != null;
    }

    boolean isPassed() {
        return Boolean.TRUE.equals(passed);
    }

    /// From 0 to 1; nothing before it is submitted.
    double score() {
        return score == null ? 0 : score;
    }

    /// Closes the attempt with its marks.
    ///
    /// @throws AttemptClosedException when it was submitted before
    void submit(double marks, Instant at) {
        if (isSubmitted()) {
            throw new AttemptClosedException(id());
        }
        score = marks;
        passed = Scoring.passes(marks, passMark);
        submittedAt = at;
        openMarker = null;
    }
}

package org.dueregard.training;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.dueregard.content.TrainingModule;
import org.dueregard.scoring.AttemptScores;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
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

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private AttemptPurpose purpose = AttemptPurpose.QUIZ;

    private @Nullable Instant deadlineAt;
    private boolean asksConfidence;
    private @Nullable Long sessionId;
    private boolean faceToFace;
    private @Nullable LocalDate countsOn;
    private @Nullable Long checkId;
    private boolean document;
    private int scenarios;
    @Version private int version;

    protected Attempt() {}

    Attempt(
            long staffMemberId,
            TrainingModule module,
            AttemptPurpose purpose,
            int passMark,
            Instant at) {
        this.staffMemberId = staffMemberId;
        this.purpose = purpose;
        this.moduleId = module.id();
        this.moduleVersion = module.version();
        this.moduleTitle = module.title();
        this.renew = module.renew().toString();
        this.passMark = passMark;
        this.startedAt = at;
    }

    /// @param deadline the last moment at which an answer is taken
    Attempt until(@Nullable Instant deadline) {
        this.deadlineAt = deadline;
        return this;
    }

    Attempt askingConfidence(boolean asks) {
        this.asksConfidence = asks;
        return this;
    }

    /// Made at a group session.
    ///
    /// @param day on which it counts, absent for the day it is handed in
    Attempt at(SessionPresence.Present session, @Nullable LocalDate day) {
        this.sessionId = session.sessionId();
        this.faceToFace = session.faceToFace();
        this.countsOn = day;
        return this;
    }

    /// What its module was when it began: an author may take it away in the middle.
    ///
    /// @param scenarioCount how many scenarios belong to it as well
    Attempt withParts(boolean isDocument, int scenarioCount) {
        this.document = isDocument;
        this.scenarios = scenarioCount;
        return this;
    }

    boolean isOfDocument() {
        return document;
    }

    int scenarios() {
        return scenarios;
    }

    /// Made for a delayed check.
    Attempt answering(long delayedCheck) {
        this.checkId = delayedCheck;
        return this;
    }

    AttemptPurpose purpose() {
        return purpose;
    }

    @Nullable Instant deadlineAt() {
        return deadlineAt;
    }

    boolean isOver(Instant now) {
        return deadlineAt != null && now.isAfter(deadlineAt);
    }

    boolean asksConfidence() {
        return asksConfidence;
    }

    @Nullable Long sessionId() {
        return sessionId;
    }

    boolean isFaceToFace() {
        return faceToFace;
    }

    @Nullable LocalDate countsOn() {
        return countsOn;
    }

    @Nullable Long checkId() {
        return checkId;
    }

    Instant startedAt() {
        return startedAt;
    }

    @Nullable Instant submittedAt() {
        return submittedAt;
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
        passed = AttemptScores.passes(marks, passMark);
        submittedAt = at;
        openMarker = null;
    }
}

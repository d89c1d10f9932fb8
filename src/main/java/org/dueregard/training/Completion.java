package org.dueregard.training;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A fact of the ledger: written once, never changed. The database refuses changes as well.
@Entity
@SuppressWarnings("UnusedVariable") // columns are read by queries
@Immutable
@Table(name = "completions")
class Completion {

    @Id
    @SequenceGenerator(name = "ids", sequenceName = "ids", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    private @Nullable Long id;

    private long staffMemberId;
    private String moduleId = "";
    private String moduleVersion = "";

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private CompletionKind how = CompletionKind.QUIZ;

    private String onceKey = "";
    private @Nullable Double score;
    private LocalDate effectiveOn = LocalDate.EPOCH;
    private LocalDate expiresOn = LocalDate.EPOCH;
    private Instant recordedAt = Instant.EPOCH;
    private boolean faceToFace;
    private @Nullable Long attemptId;
    private String moduleTitle = "";

    protected Completion() {}

    Completion(NewCompletion completion, LocalDate expiresOn, Instant recordedAt) {
        this.staffMemberId = completion.staffMemberId();
        this.moduleId = completion.moduleId();
        this.moduleVersion = completion.moduleVersion();
        this.how = completion.how();
        this.onceKey = completion.onceKey();
        this.score = completion.score();
        this.effectiveOn = completion.effectiveOn();
        this.expiresOn = expiresOn;
        this.recordedAt = recordedAt;
        this.faceToFace = completion.faceToFace();
        this.attemptId = completion.attemptId();
        this.moduleTitle = completion.moduleTitle();
    }

    long id() {
        return java.util.Objects.requireNonNull(id, "not saved yet");
    }

    String moduleVersion() {
        return moduleVersion;
    }

    LocalDate expiresOn() {
        return expiresOn;
    }

    Instant recordedAt() {
        return recordedAt;
    }
}

package org.dueregard.training;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AttemptRepository extends Repository<Attempt, Long> {

    Attempt saveAndFlush(Attempt attempt);

    @Query(
            "select a from Attempt a where a.staffMemberId = ?1 and a.moduleId = ?2"
                    + " and a.purpose = ?3 and a.openMarker is not null")
    Optional<Attempt> findOpen(long staffMemberId, String moduleId, AttemptPurpose purpose);

    @Query(
            "select a from Attempt a where a.staffMemberId = ?1 and a.moduleId = ?2"
                    + " and a.purpose = ?3 and a.submittedAt is not null"
                    + " order by a.submittedAt desc, a.id desc limit ?4")
    List<Attempt> findLatestSubmitted(
            long staffMemberId, String moduleId, AttemptPurpose purpose, int most);

    /// The newest pass of a version that no completion came of yet: something else of the module is
    /// still to be done.
    @Query(
            "select a from Attempt a where a.staffMemberId = ?1 and a.moduleId = ?2"
                    + " and a.moduleVersion = ?3 and a.passed and (a.purpose = QUIZ or a.purpose = PAPER)"
                    + " and not exists (select 1 from Completion c where c.attemptId = a.id)"
                    + " and a.submittedAt > ?4 order by a.submittedAt desc limit 1")
    Optional<Attempt> findUncounted(
            long staffMemberId, String moduleId, String version, Instant since);

    @Query("select a from Attempt a where a.id = ?1 and a.staffMemberId = ?2")
    Optional<Attempt> findOwn(long id, long staffMemberId);

    @Query(
            "select a from Attempt a where a.staffMemberId = ?1 and a.moduleId = ?2"
                    + " and a.purpose = PAPER and a.sessionId = ?3 and a.openMarker is not null")
    Optional<Attempt> findSheet(long staffMemberId, String moduleId, long sessionId);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Attempt a where a.id = ?1 and a.sessionId = ?2")
    Optional<Attempt> lockOfSession(long id, long sessionId);

    /// The same, held against answers that are being saved at this moment.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Attempt a where a.id = ?1 and a.staffMemberId = ?2")
    Optional<Attempt> lockOwn(long id, long staffMemberId);
}

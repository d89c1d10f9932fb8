package org.dueregard.training;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AttemptRepository extends Repository<Attempt, Long> {

    Attempt saveAndFlush(Attempt attempt);

    @Query(
            "select a from Attempt a where a.staffMemberId = ?1 and a.moduleId = ?2"
                    + " and a.openMarker is not null")
    Optional<Attempt> findOpen(long staffMemberId, String moduleId);

    @Query(
            "select a from Attempt a where a.staffMemberId = ?1 and a.moduleId = ?2"
                    + " and a.submittedAt is not null order by a.submittedAt desc, a.id desc limit 1")
    Optional<Attempt> findLatestSubmitted(long staffMemberId, String moduleId);

    @Query("select a from Attempt a where a.id = ?1 and a.staffMemberId = ?2")
    Optional<Attempt> findOwn(long id, long staffMemberId);

    /// The same, held against answers that are being saved at this moment.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Attempt a where a.id = ?1 and a.staffMemberId = ?2")
    Optional<Attempt> lockOwn(long id, long staffMemberId);
}

package org.dueregard.training;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CompletionRepository extends Repository<Completion, Long> {

    Completion saveAndFlush(Completion completion);

    @Query(
            "select c.effectiveOn from Completion c where c.staffMemberId = ?1 and c.moduleId = ?2"
                    + " order by c.effectiveOn")
    List<LocalDate> findEffectiveDates(long staffMemberId, String moduleId);

    @Query(
            "select c from Completion c where c.staffMemberId = ?1 and c.moduleId = ?2"
                    + " order by c.recordedAt desc, c.id desc limit 1")
    Optional<Completion> findLatest(long staffMemberId, String moduleId);

    Optional<Completion> findByOnceKey(String onceKey);
}

package org.dueregard.training;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CompletionRepository extends Repository<Completion, Long> {

    Completion saveAndFlush(Completion completion);

    /// The newest that stands.
    @Query(
            value =
                    "SELECT c.* FROM completions c WHERE c.staff_member_id = ?1 AND c.module_id = ?2"
                            + " AND NOT EXISTS (SELECT 1 FROM completion_withdrawals w"
                            + " WHERE w.completion_id = c.id)"
                            + " ORDER BY c.recorded_at DESC, c.id DESC LIMIT 1",
            nativeQuery = true)
    Optional<Completion> findLatest(long staffMemberId, String moduleId);

    Optional<Completion> findByOnceKey(String onceKey);
}

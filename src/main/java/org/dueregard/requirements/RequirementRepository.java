package org.dueregard.requirements;

import java.time.LocalDate;
import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RequirementRepository extends Repository<Requirement, Long> {

    Requirement save(Requirement requirement);

    @Query("select distinct r.moduleId from Requirement r")
    Set<String> findModuleIds();

    @Query("select distinct concat(r.cycle, ' ', r.mode) from Requirement r where r.moduleId = ?1")
    Set<String> findRules(String moduleId);

    @Query(
            value =
                    """
                    SELECT DISTINCT r.cycle FROM requirements r
                    JOIN role_group_memberships m ON m.role_group = r.role_group
                    WHERE m.staff_member_id = ?1 AND r.module_id = ?2
                        AND m.from_date <= ?3 AND (m.to_date IS NULL OR m.to_date >= ?3)
                        AND r.effective_from <= ?3
                        AND (r.effective_to IS NULL OR r.effective_to >= ?3)
                    """,
            nativeQuery = true)
    Set<String> findCyclesOfPerson(long staffMemberId, String moduleId, LocalDate day);
}

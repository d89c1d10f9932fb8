package org.dueregard.requirements;

import java.util.Set;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RequirementRepository extends Repository<Requirement, Long> {

    Requirement save(Requirement requirement);

    @Query("select distinct r.moduleId from Requirement r")
    Set<String> findModuleIds();
}

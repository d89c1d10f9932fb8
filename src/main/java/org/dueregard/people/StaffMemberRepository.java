package org.dueregard.people;

import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface StaffMemberRepository extends Repository<StaffMember, Long> {

    @EntityGraph(attributePaths = "school")
    Optional<StaffMember> findById(long id);
}

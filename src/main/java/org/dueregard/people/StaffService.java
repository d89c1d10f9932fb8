package org.dueregard.people;

import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The staff record of the person who is calling.
@Service
public class StaffService {

    private final StaffMemberRepository staffMembers;
    private final CurrentCaller currentCaller;

    StaffService(StaffMemberRepository staffMembers, CurrentCaller currentCaller) {
        this.staffMembers = staffMembers;
        this.currentCaller = currentCaller;
    }

    /// The caller's own staff record.
    ///
    /// @throws StaffMemberMissingException when the record is gone
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public StaffMemberDetails ownRecord() {
        long id = currentCaller.staffMemberId();
        return staffMembers
                .findById(id)
                .map(StaffMember::details)
                .orElseThrow(() -> new StaffMemberMissingException(id));
    }
}

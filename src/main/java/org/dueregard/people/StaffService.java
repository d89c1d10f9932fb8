package org.dueregard.people;

import org.dueregard.access.CurrentCaller;
import org.dueregard.access.PortalRole;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The staff record of the person who is calling.
@Service
public class StaffService {

    private final StaffDirectory directory;
    private final CurrentCaller currentCaller;

    StaffService(StaffDirectory directory, CurrentCaller currentCaller) {
        this.directory = directory;
        this.currentCaller = currentCaller;
    }

    /// The caller's own staff record.
    ///
    /// @throws StaffMemberMissingException when the record is gone
    @PreAuthorize("hasRole('" + PortalRole.Name.STAFF + "')")
    @Transactional(readOnly = true)
    public StaffMemberDetails ownRecord() {
        return directory.details(currentCaller.staffMemberId());
    }
}

package org.dueregard.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that happened, to be written down.
///
/// @param schoolId the school it belongs to, absent for what belongs to none
/// @param objectType what kind of thing it was done to
/// @param objectId its number
/// @param subjectId the staff record that the details are about; their key seals them
/// @param details what was before and after; without a subject they must name nobody
public record AuditEvent(
        AuditAction action,
        @Nullable Long schoolId,
        String objectType,
        @Nullable Long objectId,
        @Nullable Long subjectId,
        Map<String, ? extends @Nullable Object> details) {

    /// About no person in particular.
    public static AuditEvent of(
            AuditAction action,
            @Nullable Long schoolId,
            String objectType,
            @Nullable Long objectId,
            Map<String, ? extends @Nullable Object> details) {
        return new AuditEvent(action, schoolId, objectType, objectId, null, details);
    }

    /// About a member of staff.
    public static AuditEvent about(
            AuditAction action,
            @Nullable Long schoolId,
            long staffMemberId,
            Map<String, ? extends @Nullable Object> details) {
        return new AuditEvent(
                action, schoolId, "staff member", staffMemberId, staffMemberId, details);
    }
}

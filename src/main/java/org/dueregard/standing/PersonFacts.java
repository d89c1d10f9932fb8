package org.dueregard.standing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dueregard.people.RoleGroup;
import org.jspecify.annotations.Nullable;

/// Everything that was ever recorded about one person's duties, each with the day on which it was
/// recorded (London). Nothing else decides where somebody stands.
///
/// @param known what was known of the person, oldest first
/// @param modules what there is about each module
public record PersonFacts(long staffMemberId, List<Known> known, Map<String, ModuleFacts> modules) {

    /// The person's record as it was from a day on.
    public record Known(
            LocalDate since,
            LocalDate startedOn,
            @Nullable LocalDate leftOn,
            List<Membership> memberships,
            List<Span> absences) {}

    /// A role group at a school.
    public record Membership(
            long schoolId, RoleGroup group, LocalDate from, @Nullable LocalDate to) {}

    /// Days, both included.
    public record Span(LocalDate from, @Nullable LocalDate to) {}

    /// What there is about one module.
    ///
    /// @param opened the day on which it was first opened, absent where it never was
    /// @param done completions, oldest recorded first
    public record ModuleFacts(
            @Nullable LocalDate opened,
            List<Done> done,
            List<Lift> lifts,
            List<Exemption> exemptions) {

        static final ModuleFacts NONE = new ModuleFacts(null, List.of(), List.of(), List.of());
    }

    /// A completion.
    ///
    /// @param versionKey the version in a form that sorts
    public record Done(
            LocalDate recordedOn,
            LocalDate effectiveOn,
            boolean faceToFace,
            String versionKey,
            @Nullable LocalDate withdrawnOn,
            List<Check> checks) {}

    /// A delayed check of a completion.
    public record Check(
            LocalDate offeredOn,
            LocalDate closesOn,
            @Nullable LocalDate answeredOn,
            boolean passed) {}

    /// A newer version confirmed.
    public record Lift(LocalDate recordedOn, String versionKey) {}

    /// Somebody need not do it.
    ///
    /// @param endedOn the day on which it was ended before its time
    public record Exemption(
            LocalDate recordedOn, LocalDate from, LocalDate to, @Nullable LocalDate endedOn) {}

    ModuleFacts module(String moduleId) {
        return modules.getOrDefault(moduleId, ModuleFacts.NONE);
    }
}

package org.dueregard.pathway;

import java.time.LocalDate;
import org.dueregard.common.Days;
import org.jspecify.annotations.Nullable;

/// Somebody to tell, or something to turn to.
///
/// @param name of a person, a service or, for the recording system, the system
/// @param place where to find the person or the form
/// @param phone shown only with its source and the day it was last verified
/// @param url begins with `https://`
/// @param owner who keeps this true
/// @param hours absent where none were entered
/// @param heldSince the day this name was entered, absent where it was before anybody counted
/// @param verifiedOn when somebody last made sure, absent when nobody has
/// @param example whether this is invented, and must be marked so wherever it is shown
public record Contact(
        ContactRole role,
        String name,
        @Nullable String place,
        @Nullable String phone,
        @Nullable String url,
        String source,
        @Nullable String owner,
        @Nullable Hours hours,
        @Nullable LocalDate heldSince,
        @Nullable LocalDate verifiedOn,
        boolean example) {

    /// For how many months it is enough to have made sure once.
    static final int VERIFIED_MONTHS = 12;

    /// Whether somebody made sure in the twelve months before a day.
    public boolean isVerified(LocalDate day) {
        return verifiedOn != null && !verifiedOn.isBefore(day.minusMonths(VERIFIED_MONTHS));
    }

    /// The number while it is verified.
    public @Nullable String phoneOn(LocalDate day) {
        return isVerified(day) ? phone : null;
    }

    /// The day somebody made sure, for the page.
    public String verifiedInWords() {
        return verifiedOn == null ? "" : Days.inWords(verifiedOn);
    }

    Contact verifiedOn(LocalDate day) {
        return new Contact(
                role, name, place, phone, url, source, owner, hours, heldSince, day, example);
    }

    /// The same without anything that might name somebody, and without what is not verified.
    Contact byRole(LocalDate day) {
        boolean open = isVerified(day) && role != ContactRole.RECORDING_SYSTEM;
        return new Contact(
                role,
                "",
                null,
                phoneOn(day),
                open ? url : null,
                "",
                null,
                hours,
                null,
                verifiedOn,
                example);
    }
}

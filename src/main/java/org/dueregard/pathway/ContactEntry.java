package org.dueregard.pathway;

import org.jspecify.annotations.Nullable;

/// What somebody enters for a contact, as it was typed.
///
/// @param opens and `closes` both or neither, as `09:00`
/// @param everyDay whether the hours hold at weekends and on bank holidays too
/// @param verified whether somebody made sure today
public record ContactEntry(
        String name,
        @Nullable String place,
        @Nullable String phone,
        @Nullable String url,
        String source,
        @Nullable String owner,
        @Nullable String opens,
        @Nullable String closes,
        boolean everyDay,
        boolean verified) {

    /// A name, a number and where they come from.
    public static ContactEntry of(
            String name, @Nullable String phone, String source, boolean verified) {
        return new ContactEntry(name, null, phone, null, source, null, null, null, false, verified);
    }
}

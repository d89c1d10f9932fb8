package org.dueregard.pathway;

import org.jspecify.annotations.Nullable;

/// Which schools of the directory are wanted.
///
/// @param search part of a school's name, empty for all
/// @param organisationId a trust or a local authority, absent for all
/// @param attention only those that are red
/// @param page from 1
public record DirectoryFilter(
        String search, @Nullable Long organisationId, boolean attention, int page) {

    /// All schools, the first page.
    public static final DirectoryFilter ALL = new DirectoryFilter("", null, false, 1);
}

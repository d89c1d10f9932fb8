package org.dueregard.coverage;

/// Something that waits for the safeguarding lead.
///
/// @param key of the sentence, which is given the count
/// @param address where it is dealt with
public record RedListEntry(String key, long count, String address) {}

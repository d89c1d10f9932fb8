package org.dueregard.standing;

/// How many people of a school call for something on a day. Each number is of people, and is that of
/// the list behind it.
///
/// @param exposed without valid training that is asked of them, with no time left
/// @param starters began within the last half year and are past their time
/// @param leads of the lead and the deputies, who is exposed
/// @param expiring30 covered for thirty days at most
/// @param forgotten covered, and a later check showed that little is left
public record Exposure(
        long exposed,
        long starters,
        long leads,
        long expiring30,
        long expiring60,
        long expiring90,
        long forgotten,
        long exempt) {}

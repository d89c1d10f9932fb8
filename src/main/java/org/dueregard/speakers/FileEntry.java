package org.dueregard.speakers;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of a file, opened as far as its keys still exist.
///
/// @param seq from 1, without gaps
/// @param actorId the account, absent for a speaker, an adviser and the portal
/// @param facts what names nobody: numbers, days, choices; always readable
/// @param words what people wrote; empty once the file's key is destroyed
/// @param identity details that tell who somebody is; empty once their key is destroyed
public record FileEntry(
        long seq,
        Instant at,
        String actorKind,
        @Nullable Long actorId,
        StepKind kind,
        Map<String, String> facts,
        Map<String, String> words,
        Map<String, String> identity) {

    public FileEntry {
        facts = Map.copyOf(facts);
        words = Map.copyOf(words);
        identity = Map.copyOf(identity);
    }

    /// A fact that is there.
    String fact(String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalStateException("Entry " + seq + " lacks " + name);
        }
        return value;
    }

    long number(String name) {
        return Long.parseLong(fact(name));
    }

    String word(String name) {
        return words.getOrDefault(name, "");
    }
}

package org.dueregard.content;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that could be read, and every problem with what could not.
///
/// @param modules by id, in order of title
/// @param pathway the referral steps, absent when their file has a problem
/// @param agreement what visiting speakers sign, absent when its file has a problem
/// @param files pictures and attachments by address below the content folder
public record Catalogue(
        Map<String, TrainingModule> modules,
        @Nullable Pathway pathway,
        @Nullable Agreement agreement,
        Map<String, byte[]> files,
        List<Problem> problems) {

    /// Nothing at all, before the first load.
    static final Catalogue EMPTY = new Catalogue(Map.of(), null, null, Map.of(), List.of());

    /// The module with that id, unless it is a draft or has a problem.
    public Optional<TrainingModule> module(String id) {
        return Optional.ofNullable(modules.get(id)).filter(module -> !module.draft());
    }

    /// All modules that readers may see.
    public List<TrainingModule> published() {
        return modules.values().stream().filter(module -> !module.draft()).toList();
    }

    /// All modules, drafts too.
    public Collection<TrainingModule> all() {
        return modules.values();
    }
}

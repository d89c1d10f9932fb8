package org.dueregard.content;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that could be read, and every problem with what could not.
///
/// @param modules by id, in order of title
/// @param lessons by id, drafts too
/// @param pathways the referral steps by local authority, see [Pathway#key]
/// @param pages single pages by path without ending, such as `parents/page`
/// @param agreement what visiting speakers sign, absent when its file has a problem
/// @param register the guidance register, absent when its file has a problem
/// @param files pictures and attachments by address below the content folder
public record Catalogue(
        Map<String, TrainingModule> modules,
        Map<String, Lesson> lessons,
        Map<String, Pathway> pathways,
        Map<String, ContentPage> pages,
        @Nullable Agreement agreement,
        @Nullable GuidanceRegister register,
        Map<String, byte[]> files,
        List<Problem> problems) {

    /// Nothing at all, before the first load.
    static final Catalogue EMPTY =
            new Catalogue(Map.of(), Map.of(), Map.of(), Map.of(), null, null, Map.of(), List.of());

    /// The referral steps of a local authority, those for everywhere else where it has none of its own.
    public @Nullable Pathway pathway(@Nullable String localAuthority) {
        Pathway own = pathways.get(Pathway.key(localAuthority));
        return own == null ? pathways.get(Pathway.key(null)) : own;
    }

    /// A single page, absent when its file has a problem.
    public Optional<ContentPage> page(String id) {
        return Optional.ofNullable(pages.get(id));
    }

    /// The lesson of that value and folder, drafts too.
    public Optional<Lesson> lesson(String id) {
        return Optional.ofNullable(lessons.get(id));
    }

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

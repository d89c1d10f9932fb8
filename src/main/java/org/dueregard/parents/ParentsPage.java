package org.dueregard.parents;

import java.util.List;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.ContentPage;

/// What everybody may read about a school. It names no person.
///
/// @param title of the page's text
/// @param help where parents find help, with what became of older offers
/// @param documents those that the school chose to publish
/// @param why why the school may act, and how to complain
public record ParentsPage(
        String slug,
        String schoolName,
        String title,
        SafeHtml introduction,
        List<ContentPage.Section> sections,
        SafeHtml helpIntroduction,
        List<ContentPage.Resource> help,
        List<DocumentRow> documents,
        List<ContentPage.Section> why) {}

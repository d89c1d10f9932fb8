package org.dueregard.pathway;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dueregard.common.Cited;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.ContentPage;
import org.dueregard.content.Pathway;
import org.jspecify.annotations.Nullable;

/// One school's way of passing a concern on, ready to be shown.
///
/// @param schoolName absent for somebody who works with no single school
/// @param byRoles whether it is for everybody: roles, no names
/// @param today the day it is shown, for which numbers have to be verified
/// @param outOfHours whether the local authority's day contact is closed now
/// @param steps empty when the steps' file has a problem
/// @param sources where the steps come from, and whether they still hold
/// @param why why the school may act, what consent is asked, how to complain
public record WhoToTell(
        @Nullable String schoolName,
        boolean byRoles,
        LocalDate today,
        boolean outOfHours,
        SafeHtml introduction,
        List<Step> steps,
        List<Contact> contacts,
        List<Cited> sources,
        List<Pathway.Formerly> formerly,
        List<ContentPage.Section> why,
        @Nullable LocalDate reviewed) {

    /// One step with the school's names filled in.
    public record Step(String title, SafeHtml html, Pathway.Owner owner, Pathway.Branch branch) {}

    /// What the reader does.
    public List<Step> now() {
        return steps.stream().filter(step -> step.owner() == Pathway.Owner.STAFF).toList();
    }

    /// What others do after that, for a branch by its name.
    public List<Step> thenFor(String branch) {
        Pathway.Branch wanted = Pathway.Branch.valueOf(branch);
        return steps.stream()
                .filter(step -> step.owner() != Pathway.Owner.STAFF && step.branch() == wanted)
                .toList();
    }

    /// Whom to try, one after the other; who answers now comes first.
    public List<Contact> toTry() {
        List<Contact> tried =
                contacts.stream().filter(contact -> contact.role().isTried()).toList();
        if (!outOfHours) {
            return tried;
        }
        return java.util.stream.Stream.concat(
                        tried.stream().filter(WhoToTell::isForTheNight),
                        tried.stream().filter(contact -> !isForTheNight(contact)))
                .toList();
    }

    private static boolean isForTheNight(Contact contact) {
        return contact.role() == ContactRole.LOCAL_AUTHORITY_OUT_OF_HOURS;
    }

    /// Whether nobody is named as lead, although there is a school.
    public boolean hasNoLead() {
        return schoolName != null && find(ContactRole.DSL).isEmpty();
    }

    public Optional<Contact> find(ContactRole role) {
        return contacts.stream().filter(contact -> contact.role() == role).findFirst();
    }

    /// By the role's name, for the page.
    public @Nullable Contact of(String role) {
        return find(ContactRole.valueOf(role)).orElse(null);
    }
}

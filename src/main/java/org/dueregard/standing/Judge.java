package org.dueregard.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.Cycle;
import org.dueregard.requirements.RequirementMode;
import org.dueregard.requirements.Rule;
import org.jspecify.annotations.Nullable;

/// The one definition of where somebody stands: plain rules over facts, for any day. Screens, exports,
/// mails and reports all go back to it. The definitions are in `docs/glossary.md`.
final class Judge {

    private final Rules rules;

    Judge(Rules rules) {
        this.rules = rules;
    }

    /// What one person stands under one rule with.
    private record Case(
            AsAt day,
            Rule rule,
            @Nullable Reopening reopening,
            List<PersonFacts.Done> done,
            List<PersonFacts.Lift> lifts,
            LocalDate graceUntil,
            LocalDate dueUntil,
            LocalDate againUntil) {}

    /// The verdict on a person in a role group at a school about a module.
    ///
    /// @return absent when the person is not under such a requirement on that day
    @Nullable Verdict judge(
            PersonFacts facts, long schoolId, RoleGroup group, String moduleId, AsAt day) {
        PersonFacts.Known person = known(facts, day);
        if (person == null || !day.within(person.startedOn(), person.leftOn())) {
            return null;
        }
        LocalDate joined = joined(person, schoolId, group, day);
        Rule rule = ruleOn(rules.of(schoolId, group, moduleId), day);
        if (joined == null || rule == null) {
            return null;
        }
        PersonFacts.ModuleFacts module = facts.module(moduleId);
        return judge(person, joined, rule, rules.reopening(schoolId, moduleId, day), module, day);
    }

    private Verdict judge(
            PersonFacts.Known person,
            LocalDate joined,
            Rule rule,
            @Nullable Reopening reopening,
            PersonFacts.ModuleFacts module,
            AsAt day) {
        LocalDate began = later(person.startedOn(), joined);
        LocalDate back = back(person, day);
        Case theCase =
                new Case(
                        day,
                        rule,
                        reopening,
                        done(module, day),
                        module.lifts().stream()
                                .filter(lift -> day.knows(lift.recordedOn()))
                                .toList(),
                        (back == null ? began : later(began, back)).plusDays(rule.graceDays()),
                        later(began, rule.beganOn()).plusDays(rule.dueDays()),
                        (reopening == null ? rule.beganOn() : reopening.beganOn())
                                .plusDays(rule.dueDays()));
        if (isExempt(module, day)) {
            return new Verdict(Standing.EXEMPT, null, null, null, Memory.NOT_ASKED, false);
        }
        return verdict(theCase, person, module);
    }

    private Verdict verdict(
            Case theCase, PersonFacts.Known person, PersonFacts.ModuleFacts module) {
        AsAt day = theCase.day;
        List<PersonFacts.Done> counting = counting(theCase.done, theCase.rule.mode());
        Validity validity = validity(counting, theCase.rule.cycle());
        boolean reopened =
                validity != null && isOutdated(newest(counting, theCase.lifts), theCase.reopening);
        LocalDate changed = transition(theCase);
        Standing standing = standing(theCase, validity, reopened, changed, person, module);
        return new Verdict(
                standing,
                lastDay(counting),
                validity == null ? null : validity.until(),
                due(theCase, validity, reopened, changed, day),
                memory(theCase.done, day),
                reopened);
    }

    private Standing standing(
            Case theCase,
            @Nullable Validity validity,
            boolean reopened,
            @Nullable LocalDate changed,
            PersonFacts.Known person,
            PersonFacts.ModuleFacts module) {
        AsAt day = theCase.day;
        if (isCovered(theCase, validity, reopened, changed)) {
            return Standing.COVERED;
        }
        if (person.absences().stream().anyMatch(away -> day.within(away.from(), away.to()))) {
            return Standing.ABSENT;
        }
        if (day.notAfter(theCase.graceUntil)) {
            return Standing.IN_GRACE;
        }
        if (validity == null && day.notAfter(later(theCase.dueUntil, theCase.againUntil))) {
            return Standing.NOT_YET_DUE;
        }
        if (theCase.rule.mode() != RequirementMode.ANY && isDoneOtherwise(theCase)) {
            return Standing.FACE_TO_FACE;
        }
        if (!theCase.done.isEmpty()) {
            return Standing.EXPIRED;
        }
        return module.opened() != null && day.reached(module.opened())
                ? Standing.STARTED
                : Standing.NEVER;
    }

    private static boolean isCovered(
            Case theCase,
            @Nullable Validity validity,
            boolean reopened,
            @Nullable LocalDate changed) {
        if (changed != null) {
            return true;
        }
        if (validity == null) {
            return false;
        }
        AsAt day = theCase.day;
        boolean inDate = day.reached(validity.from()) && !day.reached(validity.until());
        Reopening reopening = theCase.reopening;
        if (reopened && reopening != null) {
            // What was in date when the new version was asked for counts until that is due. It
            // revives nothing that had expired.
            boolean stillCounts =
                    inDate
                            && validity.until().isAfter(reopening.beganOn())
                            && day.notAfter(theCase.againUntil);
            return stillCounts || day.notAfter(theCase.dueUntil);
        }
        return inDate || day.notAfter(theCase.dueUntil);
    }

    /// Where the terms were changed lately, whoever was covered under the old ones stays so until the
    /// new ones are due.
    ///
    /// @return the last day of that, absent where it does not apply
    private static @Nullable LocalDate transition(Case theCase) {
        for (Rule.Change change : theCase.rule.changes()) {
            LocalDate last = change.on().plusDays(theCase.rule.dueDays());
            if (theCase.day.notAfter(last) && wasCovered(theCase, change)) {
                return last;
            }
        }
        return null;
    }

    private static boolean wasCovered(Case theCase, Rule.Change change) {
        List<PersonFacts.Done> counting = counting(theCase.done, change.before().mode());
        Validity validity = validity(counting, change.before().cycle());
        return validity != null
                && validity.from().isBefore(change.on())
                && validity.until().isAfter(change.on())
                && !theCase.day.reached(validity.until())
                && !isOutdated(newest(counting, theCase.lifts), theCase.reopening);
    }

    private static boolean isDoneOtherwise(Case theCase) {
        Validity otherwise = validity(theCase.done, theCase.rule.cycle());
        return otherwise != null
                && theCase.day.reached(otherwise.from())
                && !theCase.day.reached(otherwise.until())
                && !isOutdated(newest(theCase.done, theCase.lifts), theCase.reopening);
    }

    private static LocalDate due(
            Case theCase,
            @Nullable Validity validity,
            boolean reopened,
            @Nullable LocalDate changed,
            AsAt day) {
        LocalDate first = later(theCase.graceUntil, theCase.dueUntil);
        if (changed != null
                && (validity == null || validity.until().minusDays(1).isBefore(changed))) {
            return changed;
        }
        if (validity == null || reopened) {
            return later(first, theCase.againUntil);
        }
        return day.notAfter(theCase.graceUntil)
                ? first
                : later(validity.until().minusDays(1), theCase.dueUntil);
    }

    private static PersonFacts.@Nullable Known known(PersonFacts facts, AsAt day) {
        PersonFacts.Known latest = null;
        for (PersonFacts.Known known : facts.known()) {
            if (day.knows(known.since())) {
                latest = known;
            }
        }
        return latest;
    }

    private static @Nullable LocalDate joined(
            PersonFacts.Known person, long schoolId, RoleGroup group, AsAt day) {
        return person.memberships().stream()
                .filter(member -> member.schoolId() == schoolId && member.group() == group)
                .filter(member -> day.within(member.from(), member.to()))
                .map(PersonFacts.Membership::from)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Rule ruleOn(List<Rule> rules, AsAt day) {
        Rule found = null;
        for (Rule rule : rules) {
            if (day.within(rule.from(), rule.to())) {
                found = rule;
            }
        }
        return found;
    }

    /// The day after the last long absence that is over.
    private static @Nullable LocalDate back(PersonFacts.Known person, AsAt day) {
        LocalDate back = null;
        for (PersonFacts.Span absence : person.absences()) {
            LocalDate to = absence.to();
            if (to != null && day.reached(to.plusDays(1))) {
                back = back == null ? to.plusDays(1) : later(back, to.plusDays(1));
            }
        }
        return back;
    }

    private static boolean isExempt(PersonFacts.ModuleFacts module, AsAt day) {
        for (PersonFacts.Exemption exemption : module.exemptions()) {
            LocalDate ended = exemption.endedOn();
            if (day.knows(exemption.recordedOn())
                    && day.within(exemption.from(), exemption.to())
                    && !(ended != null && day.knows(ended))) {
                return true;
            }
        }
        return false;
    }

    private static List<PersonFacts.Done> done(PersonFacts.ModuleFacts module, AsAt day) {
        if (module.done().isEmpty()) {
            return List.of();
        }
        List<PersonFacts.Done> done = new ArrayList<>(module.done().size());
        for (PersonFacts.Done each : module.done()) {
            LocalDate withdrawn = each.withdrawnOn();
            if (day.knows(each.recordedOn())
                    && day.reached(each.effectiveOn())
                    && !(withdrawn != null && day.knows(withdrawn))) {
                done.add(each);
            }
        }
        return done;
    }

    private static List<PersonFacts.Done> counting(
            List<PersonFacts.Done> done, RequirementMode mode) {
        return mode == RequirementMode.ANY
                ? done
                : done.stream().filter(PersonFacts.Done::faceToFace).toList();
    }

    private static @Nullable Validity validity(List<PersonFacts.Done> counting, Cycle cycle) {
        if (counting.isEmpty()) {
            return null;
        }
        return Validity.of(counting.stream().map(PersonFacts.Done::effectiveOn).toList(), cycle)
                .orElse(null);
    }

    private static @Nullable LocalDate lastDay(List<PersonFacts.Done> counting) {
        LocalDate last = null;
        for (PersonFacts.Done each : counting) {
            last = last == null ? each.effectiveOn() : later(last, each.effectiveOn());
        }
        return last;
    }

    private static String newest(List<PersonFacts.Done> counting, List<PersonFacts.Lift> lifts) {
        String newest = "";
        for (PersonFacts.Done each : counting) {
            newest = newest.compareTo(each.versionKey()) >= 0 ? newest : each.versionKey();
        }
        for (PersonFacts.Lift lift : lifts) {
            newest = newest.compareTo(lift.versionKey()) >= 0 ? newest : lift.versionKey();
        }
        return newest;
    }

    private static boolean isOutdated(String versionKey, @Nullable Reopening reopening) {
        return reopening != null && versionKey.compareTo(reopening.versionKey()) < 0;
    }

    /// What the checks of the newest completion showed. A completion newer than the check starts
    /// afresh.
    private static Memory memory(List<PersonFacts.Done> done, AsAt day) {
        PersonFacts.Done newest = null;
        for (PersonFacts.Done each : done) {
            if (newest == null || !each.effectiveOn().isBefore(newest.effectiveOn())) {
                newest = each;
            }
        }
        if (newest == null) {
            return Memory.NOT_ASKED;
        }
        Memory memory = Memory.NOT_ASKED;
        for (PersonFacts.Check check : newest.checks()) {
            LocalDate answered = check.answeredOn();
            if (answered != null && day.knows(answered)) {
                if (check.passed()) {
                    return Memory.KNOWN;
                }
                memory = Memory.FORGOTTEN;
            } else if (day.knows(check.offeredOn()) && day.reached(check.closesOn().plusDays(1))) {
                memory = Memory.FORGOTTEN;
            }
        }
        return memory;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }
}

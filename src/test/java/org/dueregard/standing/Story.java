package org.dueregard.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dueregard.people.RoleGroup;
import org.dueregard.requirements.Cycle;
import org.dueregard.requirements.RequirementMode;
import org.dueregard.requirements.RuleBook;
import org.dueregard.requirements.RuleTerms;
import org.jspecify.annotations.Nullable;

/// One person's history and the rules of one module, told step by step and then judged.
final class Story {

    static final String MODULE = "module";
    static final long SCHOOL = 7;
    static final long TRUST = 9;

    private final List<PersonFacts.Known> known = new ArrayList<>();
    private final List<PersonFacts.Membership> groups = new ArrayList<>();
    private final List<PersonFacts.Span> absences = new ArrayList<>();
    private final List<PersonFacts.Done> done = new ArrayList<>();
    private final List<PersonFacts.Lift> lifts = new ArrayList<>();
    private final List<PersonFacts.Exemption> exemptions = new ArrayList<>();
    private final List<RuleBook.Row> rows = new ArrayList<>();
    private final List<RuleBook.Membership> trusts = new ArrayList<>();
    private final List<Reopening> reopenings = new ArrayList<>();
    private @Nullable LocalDate opened;
    private LocalDate started = day("2024-09-01");
    private @Nullable LocalDate left;

    /// A teacher since September 2024 who owes the module every year since 2020, grace 10, due 30.
    static Story teacher() {
        return new Story()
                .group(RoleGroup.TEACHERS, "2024-09-01", null)
                .rule(RoleGroup.TEACHERS, "2020-01-01", null, "P1Y");
    }

    static Story somebody() {
        return new Story();
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static @Nullable LocalDate orNone(@Nullable String text) {
        return text == null ? null : day(text);
    }

    Story started(String day) {
        started = day(day);
        return this;
    }

    Story left(String day) {
        left = day(day);
        return this;
    }

    Story group(RoleGroup group, String from, @Nullable String to) {
        groups.add(new PersonFacts.Membership(SCHOOL, group, day(from), orNone(to)));
        return this;
    }

    Story absent(String from, @Nullable String to) {
        absences.add(new PersonFacts.Span(day(from), orNone(to)));
        return this;
    }

    /// What was told so far is known from that day on; more may follow.
    Story knownFrom(String day) {
        known.add(
                new PersonFacts.Known(
                        day(day), started, left, List.copyOf(groups), List.copyOf(absences)));
        return this;
    }

    Story rule(RoleGroup group, String from, @Nullable String to, String cycle) {
        return rule(RuleBook.PORTAL, group, from, to, cycle, RequirementMode.ANY, 10, 30);
    }

    Story rule(
            long scope,
            RoleGroup group,
            String from,
            @Nullable String to,
            String cycle,
            RequirementMode mode,
            int grace,
            int due) {
        rows.add(
                new RuleBook.Row(
                        scope,
                        MODULE,
                        group,
                        day(from),
                        orNone(to),
                        true,
                        new RuleTerms(Cycle.parse(cycle), mode, grace, due)));
        return this;
    }

    Story noRule(long scope, RoleGroup group, String from) {
        rows.add(
                new RuleBook.Row(
                        scope,
                        MODULE,
                        group,
                        day(from),
                        null,
                        false,
                        new RuleTerms(Cycle.parse("P1Y"), RequirementMode.ANY, 10, 30)));
        return this;
    }

    Story inTrust(String from, @Nullable String to) {
        trusts.add(new RuleBook.Membership(SCHOOL, TRUST, day(from), orNone(to)));
        return this;
    }

    Story noRules() {
        rows.clear();
        return this;
    }

    Story did(String effective) {
        return did(effective, effective, false, "2025-09");
    }

    Story did(String effective, String recorded) {
        return did(effective, recorded, false, "2025-09");
    }

    Story did(String effective, String recorded, boolean faceToFace, String version) {
        return done(effective, recorded, faceToFace, version, null, List.of());
    }

    Story didAndWithdrew(String effective, String withdrawn) {
        return done(effective, effective, false, "2025-09", withdrawn, List.of());
    }

    Story didAndWasAsked(String effective, PersonFacts.Check... checks) {
        return done(effective, effective, false, "2025-09", null, List.of(checks));
    }

    private Story done(
            String effective,
            String recorded,
            boolean faceToFace,
            String version,
            @Nullable String withdrawn,
            List<PersonFacts.Check> checks) {
        done.add(
                new PersonFacts.Done(
                        day(recorded),
                        day(effective),
                        faceToFace,
                        org.dueregard.content.Versions.sortKey(version),
                        orNone(withdrawn),
                        checks));
        return this;
    }

    static PersonFacts.Check check(
            String offered, String closes, @Nullable String answered, boolean passed) {
        return new PersonFacts.Check(day(offered), day(closes), orNone(answered), passed);
    }

    Story opened(String day) {
        opened = day(day);
        return this;
    }

    Story confirmed(String recorded, String version) {
        lifts.add(
                new PersonFacts.Lift(
                        day(recorded), org.dueregard.content.Versions.sortKey(version)));
        return this;
    }

    Story reopened(long school, String version, String began) {
        reopenings.add(
                new Reopening(
                        school,
                        MODULE,
                        org.dueregard.content.Versions.sortKey(version),
                        day(began)));
        return this;
    }

    Story exempt(String recorded, String from, String to, @Nullable String ended) {
        exemptions.add(new PersonFacts.Exemption(day(recorded), day(from), day(to), orNone(ended)));
        return this;
    }

    PersonFacts facts() {
        if (known.isEmpty()) {
            knownFrom(started.toString());
        }
        return new PersonFacts(
                1,
                known,
                Map.of(MODULE, new PersonFacts.ModuleFacts(opened, done, lifts, exemptions)));
    }

    Rules rules() {
        return new Rules(new RuleBook(rows, trusts), reopenings);
    }

    /// The verdict on one role group, with what was recorded by the end of the day.
    @Nullable Verdict on(RoleGroup group, String day) {
        return new Judge(rules()).judge(facts(), SCHOOL, group, MODULE, AsAt.the(day(day)));
    }

    /// In a few words, as in `COVERED until 2026-01-10`.
    String asTeacher(String day) {
        return words(on(RoleGroup.TEACHERS, day));
    }

    /// With everything recorded up to a later day.
    String asTeacher(String day, String known) {
        return words(
                new Judge(rules())
                        .judge(
                                facts(),
                                SCHOOL,
                                RoleGroup.TEACHERS,
                                MODULE,
                                AsAt.the(day(day), day(known))));
    }

    static String words(@Nullable Verdict verdict) {
        if (verdict == null) {
            return "OUT OF SCOPE";
        }
        return verdict.standing()
                + (verdict.standing().isCovered() ? " until " + verdict.coveredUntil() : "")
                + (verdict.memory() == Memory.NOT_ASKED ? "" : " " + verdict.memory());
    }

    /// The one verdict on the person, over all role groups.
    String once(String day) {
        List<Timeline.Span> spans =
                new Timeline(rules()).of(facts(), day("2000-01-01"), day("2040-01-01"));
        return words(Timeline.worstOn(spans, day(day)));
    }
}

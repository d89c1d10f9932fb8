package org.dueregard.coverage;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.dueregard.people.RoleGroup;

/// Small schools as chance makes them: small groups, people in several, whole groups within others,
/// requirements of some groups, a few exempt.
final class RandomSchools {

    private static final RoleGroup[] GROUPS = RoleGroup.values();

    private final Random random;

    RandomSchools(long seed) {
        random = new Random(seed);
    }

    List<Figures<Reason>> trust(int schools) {
        int requirements = 2 + random.nextInt(4);
        List<Set<RoleGroup>> asked =
                IntStream.range(0, requirements).mapToObj(i -> askedOf(i)).toList();
        Reason[] possible = random.nextBoolean() ? Reason.values() : firstReasons();
        return IntStream.range(0, schools).mapToObj(i -> school(asked, possible)).toList();
    }

    private static Reason[] firstReasons() {
        return new Reason[] {Reason.ABSENT, Reason.IN_GRACE, Reason.NOT_YET_DUE};
    }

    private Set<RoleGroup> askedOf(int requirement) {
        return switch (random.nextInt(4) + (requirement == 0 ? -4 : 0)) {
            case -4, -3 -> RoleGroup.allStaff();
            case -2, -1, 0 -> EnumSet.allOf(RoleGroup.class);
            case 1 -> Set.of(RoleGroup.GOVERNORS, RoleGroup.LINK_GOVERNOR);
            default -> someGroups();
        };
    }

    private Set<RoleGroup> someGroups() {
        Set<RoleGroup> groups = EnumSet.of(any());
        for (RoleGroup group : GROUPS) {
            if (random.nextInt(3) == 0) {
                groups.add(group);
            }
        }
        return groups;
    }

    private RoleGroup any() {
        return GROUPS[random.nextInt(GROUPS.length)];
    }

    private Figures<Reason> school(List<Set<RoleGroup>> asked, Reason[] possible) {
        SchoolFigures school = new SchoolFigures().possible(possible);
        for (int i = 0; i < asked.size(); i++) {
            school.asks("r" + i, asked.get(i));
        }
        RoleGroup big = any();
        RoleGroup within = any();
        for (RoleGroup group : GROUPS) {
            int size = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(group == big ? 25 : 8);
            people(school, asked, possible, size, isWithin(group, within, big), group, big);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            people(school, asked, possible, 1 + random.nextInt(6), true, any(), any());
        }
        return school.figures();
    }

    private static boolean isWithin(RoleGroup group, RoleGroup within, RoleGroup big) {
        return group == within && group != big;
    }

    private void people(
            SchoolFigures school,
            List<Set<RoleGroup>> asked,
            Reason[] possible,
            int size,
            boolean both,
            RoleGroup one,
            RoleGroup other) {
        RoleGroup[] groups =
                both && one != other ? new RoleGroup[] {one, other} : new RoleGroup[] {one};
        if (size == 0) {
            return;
        }
        school.people(size, groups);
        for (int i = 0; i < asked.size(); i++) {
            boolean isAsked = List.of(groups).stream().anyMatch(asked.get(i)::contains);
            int bad = random.nextInt(6);
            for (int person = 0; isAsked && person < size; person++) {
                stand(school, "r" + i, possible, bad, groups);
            }
        }
    }

    private void stand(
            SchoolFigures school, String id, Reason[] possible, int bad, RoleGroup... groups) {
        if (id.equals("r1") && random.nextInt(40) == 0) {
            school.exempt(id, 1, groups);
        } else if (random.nextInt(10) < bad) {
            int reason = Math.min(random.nextInt(possible.length), random.nextInt(4));
            school.lack(id, 1, possible[reason], groups);
        } else if (random.nextInt(12) < bad) {
            school.forgot(id, 1, groups);
        } else if (random.nextInt(4) == 0) {
            school.wait(id, 1, groups);
        }
    }
}

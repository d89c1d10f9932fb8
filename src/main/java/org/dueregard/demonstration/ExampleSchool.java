package org.dueregard.demonstration;

import java.util.List;
import java.util.Map;
import org.dueregard.people.RoleGroup;

/// One of the three invented schools, with how many people it has in each role group.
record ExampleSchool(String name, String domain, int numbering, Map<RoleGroup, Integer> staff) {

    static final String TRUST = "Hedgerow Learning Trust (example)";

    static final List<ExampleSchool> ALL =
            List.of(
                    new ExampleSchool(
                            "Oakfield School (example)",
                            "oakfield.example",
                            100,
                            counts(34, 15, 13, 3)),
                    new ExampleSchool(
                            "Larkhill Primary School (example)",
                            "larkhill.example",
                            200,
                            counts(15, 12, 8, 2)),
                    new ExampleSchool(
                            "Bracken Moor Academy (example)",
                            "brackenmoor.example",
                            300,
                            counts(26, 11, 10, 2)));

    private static Map<RoleGroup, Integer> counts(
            int teachers, int support, int siteAndOffice, int small) {
        return Map.of(
                RoleGroup.DSL, 2,
                RoleGroup.LEADERSHIP, small,
                RoleGroup.TEACHERS, teachers,
                RoleGroup.PUPIL_SUPPORT, support,
                RoleGroup.SITE_AND_OFFICE, siteAndOffice,
                RoleGroup.SUPPLY, small,
                RoleGroup.TRAINEES, small,
                RoleGroup.VOLUNTEERS, small,
                RoleGroup.CONTRACTORS, small,
                RoleGroup.GOVERNORS, small + 1);
    }

    static String jobTitle(RoleGroup group, int number) {
        List<String> titles =
                switch (group) {
                    case DSL -> List.of("Designated safeguarding lead", "Deputy safeguarding lead");
                    case LEADERSHIP -> List.of("Headteacher", "Deputy head", "Assistant head");
                    case TEACHERS ->
                            List.of(
                                    "Teacher of English",
                                    "Teacher of mathematics",
                                    "Teacher of science",
                                    "Teacher of history",
                                    "Teacher of art",
                                    "Class teacher");
                    case PUPIL_SUPPORT ->
                            List.of("Teaching assistant", "Learning mentor", "Pastoral support");
                    case SITE_AND_OFFICE ->
                            List.of(
                                    "Receptionist",
                                    "Lunchtime supervisor",
                                    "Caretaker",
                                    "Cook",
                                    "Minibus driver",
                                    "Exams officer");
                    case SUPPLY -> List.of("Supply teacher");
                    case TRAINEES -> List.of("Trainee teacher");
                    case VOLUNTEERS -> List.of("Reading volunteer", "Library volunteer");
                    case CONTRACTORS -> List.of("Visiting music teacher", "Sports coach");
                    case GOVERNORS, LINK_GOVERNOR -> List.of("Governor");
                };
        boolean ranked = group == RoleGroup.DSL || group == RoleGroup.LEADERSHIP;
        return titles.get(ranked ? Math.min(number, titles.size() - 1) : number % titles.size());
    }
}

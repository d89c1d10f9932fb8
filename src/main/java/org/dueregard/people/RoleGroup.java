package org.dueregard.people;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What kind of work somebody does, which says what training they owe. It never grants access.
public enum RoleGroup {
    DSL("dsl"),
    LEADERSHIP("leadership"),
    TEACHERS("teachers"),
    PUPIL_SUPPORT("pupil-support"),
    SITE_AND_OFFICE("site-and-office"),
    SUPPLY("supply"),
    TRAINEES("trainees"),
    VOLUNTEERS("volunteers"),
    CONTRACTORS("contractors"),
    GOVERNORS("governors"),
    LINK_GOVERNOR("link-governor");

    /// How content says "everybody who works here".
    public static final String ALL_STAFF_ID = "all-staff";

    private final String id;

    RoleGroup(String id) {
        this.id = id;
    }

    /// The stable id used in content and in the database.
    public String id() {
        return id;
    }

    /// The role group with that id.
    public static Optional<RoleGroup> find(String id) {
        return Arrays.stream(values()).filter(group -> group.id.equals(id)).findFirst();
    }

    /// What `all-staff` stands for: every group but governors, the link governor and contractors.
    public static Set<RoleGroup> allStaff() {
        return EnumSet.complementOf(EnumSet.of(GOVERNORS, LINK_GOVERNOR, CONTRACTORS));
    }
}

package org.dueregard.training;

/// Addresses of the training room, without the leading slash where the router wants none.
public final class TrainingRoutes {

    public static final String LIST = "training";
    public static final String MODULE = "training/:module";
    public static final String SECTION = "training/:module/:section";
    public static final String QUIZ = "training/:module/quiz";
    public static final String ATTEMPT = "attempt";
    public static final String FOR = "for";
    public static final String SCENARIO = "scenario-";
    public static final String FOLLOW_UP = "coverage/follow-up";
    public static final String RECORD = "coverage/people/:person";

    private TrainingRoutes() {}

    public static String module(String moduleId) {
        return LIST + "/" + moduleId;
    }

    public static String section(String moduleId, String sectionId) {
        return module(moduleId) + "/" + sectionId;
    }

    /// What is still known weeks later.
    public static String check(String moduleId) {
        return quiz(moduleId) + "?" + FOR + "=" + AttemptPurpose.CHECK.id();
    }

    /// What a new version changed.
    public static String delta(String moduleId) {
        return quiz(moduleId) + "?" + FOR + "=" + AttemptPurpose.DELTA.id();
    }

    /// One person's whole record.
    public static String record(long staffMemberId) {
        return "coverage/people/" + staffMemberId;
    }

    public static String quiz(String moduleId) {
        return module(moduleId) + "/quiz";
    }
}

package org.dueregard.training;

/// Addresses of the training room, without the leading slash where the router wants none.
public final class TrainingRoutes {

    public static final String LIST = "training";
    public static final String MODULE = "training/:module";
    public static final String SECTION = "training/:module/:section";
    public static final String QUIZ = "training/:module/quiz";
    public static final String ATTEMPT = "attempt";

    private TrainingRoutes() {}

    public static String module(String moduleId) {
        return LIST + "/" + moduleId;
    }

    public static String section(String moduleId, String sectionId) {
        return module(moduleId) + "/" + sectionId;
    }

    public static String quiz(String moduleId) {
        return module(moduleId) + "/quiz";
    }
}

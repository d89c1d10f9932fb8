package org.dueregard.requirements;

/// Somebody else changed the requirement after it was shown.
public final class RequirementChangedMeanwhileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RequirementChangedMeanwhileException(String moduleId) {
        super("The requirement for " + moduleId + " was changed meanwhile");
    }
}

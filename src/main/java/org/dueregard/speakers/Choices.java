package org.dueregard.speakers;

import java.util.Locale;

/// What a request may say about itself by choosing. None of it is about anybody's belief, origin or any
/// other characteristic that the law protects.
public final class Choices {

    private Choices() {}

    /// What is asked for.
    public enum Kind {
        SPEAKER,
        LETTING
    }

    /// What the talk is about; shown beside outcomes, so that like can be seen to be treated alike.
    public enum Topic {
        SAFETY,
        HEALTH,
        CAREERS,
        SCIENCE,
        ARTS_AND_BOOKS,
        SPORT,
        HISTORY,
        RELIGION_AND_BELIEF,
        POLITICS_AND_SOCIETY,
        CHARITY,
        OTHER;

        boolean isOftenContested() {
            return this == RELIGION_AND_BELIEF || this == POLITICS_AND_SOCIETY;
        }
    }

    /// Whom the speaker comes from.
    public enum Organisation {
        PUBLIC_BODY,
        SCHOOL_OR_UNIVERSITY,
        CHARITY,
        FAITH_GROUP,
        POLITICAL,
        BUSINESS,
        CLUB,
        INDIVIDUAL,
        OTHER
    }

    /// Who may come.
    public enum Openness {
        SCHOOL_ONLY,
        PARENTS_TOO,
        PUBLIC,
        TICKETED;

        boolean isPublic() {
            return this == PUBLIC || this == TICKETED;
        }
    }

    /// How the speaker speaks.
    public enum Format {
        IN_PERSON,
        ONLINE,
        RECORDED
    }

    /// The pupils' ages, as a whole.
    public enum Ages {
        EARLY_YEARS,
        KEY_STAGE_1,
        KEY_STAGE_2,
        KEY_STAGE_3,
        KEY_STAGE_4,
        KEY_STAGE_5,
        SEVERAL,
        ADULTS_ONLY
    }

    /// How far a finding carries.
    public enum Strength {
        STRONG,
        FAIR,
        WEAK
    }

    /// What a check can come upon that asks for the highest tier. It is a mark on what was found, never on
    /// a person.
    public enum Finding {
        /// A name on the list of proscribed organisations or the sanctions list.
        ON_A_LIST,
        /// Credible evidence of incitement.
        INCITEMENT,
        /// They would not say who they are.
        IDENTITY_REFUSED
    }

    /// How much a phrase matters wherever it stands.
    public enum Severity {
        LOW,
        MEDIUM,
        HIGH
    }

    /// Why a request is declined: the groups that the higher-education regulator uses.
    public enum DeclineReason {
        HEALTH_AND_SAFETY,
        PROCEDURAL,
        PREVENT_RISK,
        EDUCATIONAL_FIT,
        OTHER
    }

    /// Who has to see to a condition.
    public enum ConditionFor {
        HOST,
        RECEPTION,
        SPEAKER
    }

    public static String id(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

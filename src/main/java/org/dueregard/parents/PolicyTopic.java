package org.dueregard.parents;

/// What a school's policies have to cover between them. Which policy does is the school's affair: none
/// has to have a particular name.
public enum PolicyTopic {
    SHARING_A_CONCERN,
    TRAINING,
    VISITING_SPEAKERS,
    LETTINGS,
    ONLINE_SAFETY,
    BRITISH_VALUES,
    CONDUCT,
    COMPLAINTS
}

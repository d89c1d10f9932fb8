package org.dueregard.requirements;

/// In what form training has to be done.
public enum RequirementMode {
    /// Any form counts.
    ANY,
    /// Only a session with others in the room counts; e-learning alone leaves it open.
    FACE_TO_FACE
}

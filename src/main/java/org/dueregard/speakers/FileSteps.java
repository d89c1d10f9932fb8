package org.dueregard.speakers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dueregard.access.AccessRefused;
import org.dueregard.access.Action;
import org.dueregard.common.InvalidInputException;
import org.dueregard.common.InvalidInputException.Problem;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The one way into a file: every step is looked at by [FileRules] while the request is held.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FileSteps {

    private final SpeakerFiles files;
    private final SpeakerSchool schools;
    private final ApplicationEventPublisher events;

    FileSteps(SpeakerFiles files, SpeakerSchool schools, ApplicationEventPublisher events) {
        this.files = files;
        this.schools = schools;
        this.events = events;
    }

    /// Writes a step, once it may be taken.
    ///
    /// @param actors who acts, given the school
    /// @param make what to write, given the file as it is; may add what else is wrong
    /// @throws InvalidInputException saying why not
    /// @throws AccessDeniedException when the step is for other people
    SpeakerFile take(
            long requestId,
            StepKind kind,
            Function<Long, Actor> actors,
            Function<SpeakerFile, List<NewEntry>> make) {
        Actor actor = actors.apply(files.owner(requestId).schoolId());
        return files.append(
                requestId,
                actor,
                file -> {
                    check(file, kind, actor);
                    return make.apply(file);
                });
    }

    /// @throws InvalidInputException saying why not
    void check(SpeakerFile file, StepKind kind, Actor actor) {
        Optional<String> refusal =
                FileRules.refusal(file, kind, actor, schools.of(file.schoolId()).greenDelegated());
        if (refusal.isEmpty()) {
            return;
        }
        if (refusal.get().endsWith("not-yours")) {
            events.publishEvent(new AccessRefused(Action.SPEAKERS_VET, file.schoolId()));
            throw new AccessDeniedException("Not for the caller: " + kind);
        }
        throw new InvalidInputException("", refusal.get());
    }

    /// Refuses while something is missing.
    static void refuse(List<String> missing) {
        if (!missing.isEmpty()) {
            List<Problem> problems = new ArrayList<>();
            missing.forEach(key -> problems.add(new Problem("", key)));
            throw new InvalidInputException(problems);
        }
    }

    /// A check begins the vetting of what was only handed in.
    List<NewEntry> begun(SpeakerFile file, Actor actor, NewEntry entry) {
        return file.state() == RequestState.SUBMITTED && actor.has(Actor.Duty.VET)
                ? List.of(NewEntry.of(StepKind.VETTING_BEGUN), entry)
                : List.of(entry);
    }
}

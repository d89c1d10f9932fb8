package org.dueregard.access;

import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Finds out who is calling. Services ask here, so that "own data only" never depends on what a view
/// passes in.
@Component
public class CurrentCaller {

    /// The signed-in person, if there is one.
    public Optional<Caller> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof CallerHolder holder) {
            return Optional.of(holder.caller());
        }
        return Optional.empty();
    }

    /// The signed-in person.
    ///
    /// @throws AccessDeniedException when nobody is signed in
    public Caller get() {
        return find().orElseThrow(() -> new AccessDeniedException("Nobody is signed in"));
    }

    /// The staff record of the signed-in person.
    ///
    /// @throws AccessDeniedException when the person has none
    public long staffMemberId() {
        Long id = get().staffMemberId();
        if (id == null) {
            throw new AccessDeniedException("The caller is not a member of a school's staff");
        }
        return id;
    }

    /// The school of the signed-in person.
    ///
    /// @throws AccessDeniedException when the person works with no single school
    public long schoolId() {
        Long id = get().schoolId();
        if (id == null) {
            throw new AccessDeniedException("The caller works with no single school");
        }
        return id;
    }
}

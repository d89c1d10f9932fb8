package org.dueregard.coverage;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dueregard.people.RoleGroup;

/// Role groups that are shown as one, because some of them alone would be too few.
///
/// @param groups in listing order
public record Block(List<RoleGroup> groups) {

    public Block {
        groups = List.copyOf(new TreeSet<>(groups));
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("A block of nothing");
        }
    }

    static Block of(RoleGroup group) {
        return new Block(List.of(group));
    }

    Block with(Block other) {
        return new Block(Stream.concat(groups.stream(), other.groups.stream()).toList());
    }

    /// Whether somebody in these groups belongs to the block.
    boolean holds(Collection<RoleGroup> ofSomebody) {
        return groups.stream().anyMatch(ofSomebody::contains);
    }

    /// Whether somebody in these groups belongs to the block and to no other.
    boolean holdsOnly(Set<RoleGroup> ofSomebody) {
        return groups.containsAll(ofSomebody);
    }
}

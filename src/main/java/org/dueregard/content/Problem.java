package org.dueregard.content;

import java.util.List;

/// Something an author has to mend, told with its place.
///
/// @param item what is left out because of it, for example `modules/prevent-awareness`
/// @param file path below the content folder
/// @param line from 1; the file as a whole is line 1
/// @param key of the sentence in the translations file, below `problem.`
/// @param arguments what the sentence names
/// @param advice whether the item is served all the same
public record Problem(
        String item, String file, int line, String key, List<String> arguments, boolean advice) {

    public Problem {
        arguments = List.copyOf(arguments);
    }
}

package org.dueregard.content;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dueregard.common.Words;

/// Reads a content folder and fails, naming every problem with file and line: part of the build, so
/// that broken content is never packaged.
public final class ContentCheck {

    private ContentCheck() {}

    /// @param arguments the content folder
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Words words = Words.fromFile();
        List<String> problems = problems(folder, words);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    words.get("content.check.failed", problems.size())
                            + "\n"
                            + String.join("\n", problems));
        }
    }

    static List<String> problems(Path folder, Words words) throws Exception {
        CatalogueLoader loader =
                new CatalogueLoader(new MarkdownEngine(ContentLibrary.callOutTitles(words)));
        return loader.load(Map.of(), ContentFolder.outside(folder)).problems().stream()
                .map(problem -> inWords(problem, words))
                .toList();
    }

    private static String inWords(Problem problem, Words words) {
        return problem.file()
                + ":"
                + problem.line()
                + " "
                + words.get("problem." + problem.key(), problem.arguments().toArray());
    }
}

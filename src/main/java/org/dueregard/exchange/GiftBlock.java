package org.dueregard.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of a GIFT file between empty lines: a question, or the heading of those after it.
///
/// @param line on which it begins
/// @param text without comments; empty for a heading
/// @param category the words of a heading
record GiftBlock(int line, String text, @Nullable String category) {

    private static final String CATEGORY = "$CATEGORY:";

    /// Takes a file apart.
    ///
    /// @param text with line feeds only
    static List<GiftBlock> split(String text) {
        List<GiftBlock> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        int start = 0;
        int number = 0;
        for (String written : text.split("\n", -1)) {
            number++;
            String line = written.strip();
            if (line.startsWith("//")) {
                continue;
            }
            if (line.isEmpty() || (block.isEmpty() && line.startsWith(CATEGORY))) {
                add(blocks, start, block);
                if (!line.isEmpty()) {
                    String category = line.substring(CATEGORY.length()).strip();
                    blocks.add(new GiftBlock(number, "", category));
                }
                continue;
            }
            if (block.isEmpty()) {
                start = number;
            } else {
                block.append('\n');
            }
            block.append(line);
        }
        add(blocks, start, block);
        return blocks;
    }

    private static void add(List<GiftBlock> blocks, int start, StringBuilder block) {
        if (!block.isEmpty()) {
            blocks.add(new GiftBlock(start, block.toString(), null));
            block.setLength(0);
        }
    }
}

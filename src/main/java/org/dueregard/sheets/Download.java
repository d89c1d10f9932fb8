package org.dueregard.sheets;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Consumer;
import org.dueregard.common.Words;
import org.springframework.stereotype.Component;

/// Hands a table out as a file to be saved.
@Component
public class Download {

    private final Words words;

    Download(Words words) {
        this.words = words;
    }

    /// Sends the table as it is written, whole once `rows` returns.
    ///
    /// Nothing is said to the browser before the first 64 kB are full or the file is whole: what fails
    /// before, as when somebody may not see this, is an ordinary page and not a file. What fails later
    /// breaks the answer off, so that the browser keeps no half list.
    ///
    /// @param name of the file, without its ending
    public void send(
            HttpServletResponse response,
            SheetFormat format,
            String name,
            About about,
            Consumer<SheetWriter> rows) {
        try (SheetWriter sheet =
                format.open(new DownloadStream(response, format, name), about, words)) {
            rows.accept(sheet);
            sheet.finish();
        }
    }
}

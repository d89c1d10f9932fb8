package org.dueregard.pathway.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.dueregard.pathway.DirectoryFilter;
import org.dueregard.pathway.DirectoryService;
import org.dueregard.pathway.PathwayRoutes;
import org.dueregard.sheets.Download;
import org.dueregard.sheets.SheetFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Hands the directory out as a file.
@Controller
class DirectoryController {

    private final DirectoryService directory;
    private final Download download;

    DirectoryController(DirectoryService directory, Download download) {
        this.directory = directory;
        this.download = download;
    }

    @GetMapping(PathwayRoutes.DIRECTORY_CSV)
    void csv(
            @RequestParam(defaultValue = "") String search,
            @RequestParam Optional<Long> of,
            @RequestParam(defaultValue = "") String attention,
            HttpServletResponse response) {
        DirectoryFilter filter =
                new DirectoryFilter(search, of.orElse(null), !attention.isEmpty(), 1);
        download.send(
                response,
                SheetFormat.CSV,
                "safeguarding-leads",
                directory.about(),
                sheet -> directory.write(filter, sheet));
    }
}

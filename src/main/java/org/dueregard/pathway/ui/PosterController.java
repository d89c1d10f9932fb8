package org.dueregard.pathway.ui;

import org.dueregard.pathway.PathwayRoutes;
import org.dueregard.pathway.PosterService;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Hands posters out to be printed.
@Controller
class PosterController {

    private final PosterService posters;

    PosterController(PosterService posters) {
        this.posters = posters;
    }

    @GetMapping(PathwayRoutes.POSTERS)
    ResponseEntity<byte[]> pdf(@RequestParam long school, @RequestParam int first) {
        return posters.pdf(school, first)
                .map(bytes ->
                        ResponseEntity.ok()
                                .contentType(MediaType.APPLICATION_PDF)
                                .cacheControl(CacheControl.noStore().cachePrivate())
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        ContentDisposition.inline()
                                                .filename("who-to-tell-posters.pdf")
                                                .build()
                                                .toString())
                                .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}

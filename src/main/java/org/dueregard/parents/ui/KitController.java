package org.dueregard.parents.ui;

import org.dueregard.parents.ParentsRoutes;
import org.dueregard.parents.SessionKit;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Hands out the kit for a meeting with parents.
@Controller
class KitController {

    private final SessionKit kit;

    KitController(SessionKit kit) {
        this.kit = kit;
    }

    @GetMapping(ParentsRoutes.KIT)
    ResponseEntity<byte[]> zip() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("parents-meeting.zip")
                                .build()
                                .toString())
                .body(kit.zip());
    }
}

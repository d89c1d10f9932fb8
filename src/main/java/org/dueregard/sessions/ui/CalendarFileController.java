package org.dueregard.sessions.ui;

import java.nio.charset.StandardCharsets;
import org.dueregard.sessions.BookingService;
import org.dueregard.sessions.SessionsRoutes;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// A session as a file for one's own calendar.
@Controller
class CalendarFileController {

    private final BookingService bookings;

    CalendarFileController(BookingService bookings) {
        this.bookings = bookings;
    }

    @GetMapping(SessionsRoutes.CALENDAR_FILE)
    ResponseEntity<byte[]> file(@PathVariable long id) {
        String calendar = bookings.calendarFile(id);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("session.ics").build().toString())
                .cacheControl(CacheControl.noStore())
                .body(calendar.getBytes(StandardCharsets.UTF_8));
    }
}

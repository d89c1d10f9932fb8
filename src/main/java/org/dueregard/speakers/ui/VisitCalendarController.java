package org.dueregard.speakers.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.dueregard.common.Days;
import org.dueregard.speakers.SpeakersRoutes;
import org.dueregard.speakers.VisitCalendar;
import org.dueregard.speakers.VisitCalendarService;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Visits in one's own calendar: the page that makes and ends the address, and the calendar itself.
@Controller
class VisitCalendarController {

    private final VisitCalendarService addresses;
    private final VisitCalendar calendar;

    VisitCalendarController(VisitCalendarService addresses, VisitCalendar calendar) {
        this.addresses = addresses;
        this.calendar = calendar;
    }

    @GetMapping(SpeakersRoutes.CALENDAR)
    String page(Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-store");
        model.addAttribute("since", addresses.since().map(Days::inWords).orElse(null));
        return "visit-calendar";
    }

    @PostMapping(path = SpeakersRoutes.CALENDAR, params = "renew")
    String renew(Model model, HttpServletResponse response) {
        model.addAttribute("address", addresses.renew());
        return page(model, response);
    }

    @PostMapping(path = SpeakersRoutes.CALENDAR, params = "revoke")
    String revoke() {
        addresses.revoke();
        return "redirect:" + SpeakersRoutes.CALENDAR;
    }

    @GetMapping(SpeakersRoutes.CALENDAR_FEED)
    ResponseEntity<byte[]> feed(@PathVariable String token) {
        return calendar.find(token)
                .map(text ->
                        ResponseEntity.ok()
                                .contentType(
                                        new MediaType("text", "calendar", StandardCharsets.UTF_8))
                                .cacheControl(CacheControl.noStore().cachePrivate())
                                .header("Referrer-Policy", "no-referrer")
                                .body(text.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}

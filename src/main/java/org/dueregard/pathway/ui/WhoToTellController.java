package org.dueregard.pathway.ui;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.dueregard.common.Days;
import org.dueregard.pathway.PathwayRoutes;
import org.dueregard.pathway.PathwayService;
import org.dueregard.pathway.WhoToTell;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// "Who to tell": HTML that works without scripts, prints, and takes nothing down.
@Controller
class WhoToTellController {

    private static final String TEMPLATE = "who-to-tell";

    private final PathwayService pathway;

    WhoToTellController(PathwayService pathway) {
        this.pathway = pathway;
    }

    @GetMapping(PathwayRoutes.WHO_TO_TELL)
    String page(Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return show(pathway.whoToTell(), model);
    }

    /// Behind the code on a poster. It may be revoked at any moment, so nothing keeps it.
    @GetMapping(PathwayRoutes.PUBLIC)
    String behind(@PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader("Referrer-Policy", "no-referrer");
        Optional<WhoToTell> found = pathway.behind(token);
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "who-to-tell-gone";
        }
        return show(found.get(), model);
    }

    private static String show(WhoToTell route, Model model) {
        model.addAttribute("route", route);
        model.addAttribute("today", Days.inWords(route.today()));
        return TEMPLATE;
    }
}

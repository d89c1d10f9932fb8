package org.dueregard.imports.ui;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dueregard.access.Action;
import org.dueregard.common.InvalidInputException;
import org.dueregard.imports.Field;
import org.dueregard.imports.FileNotReadableException;
import org.dueregard.imports.ImportMapping;
import org.dueregard.imports.ImportService;
import org.dueregard.imports.ImportState;
import org.dueregard.imports.ImportSummary;
import org.dueregard.imports.RowOutcome;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.RoleGroup;
import org.dueregard.security.SecurityRoutes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Importing, step by step: choose a file, say which column is which, look at the difference, apply.
/// Each step has its own address and can be left and come back to.
@Controller
class ImportController {

    private static final String BASE = "/people/imports";
    private static final int SHORT_WORK_STEPS = 25;
    private static final int STEP_MILLIS = 100;

    private final ImportService imports;
    private final OrganisationService organisations;

    ImportController(ImportService imports, OrganisationService organisations) {
        this.imports = imports;
        this.organisations = organisations;
    }

    @GetMapping(BASE)
    String list(
            @RequestParam(name = SecurityRoutes.TOO_LARGE, required = false)
                    Optional<String> tooLarge,
            Model model) {
        return list(
                model,
                tooLarge.isEmpty()
                        ? List.of()
                        : List.of(
                                new InvalidInputException.Problem(
                                        "file", "import.problem.too-large")));
    }

    private String list(Model model, List<InvalidInputException.Problem> problems) {
        model.addAttribute("imports", imports.latest());
        model.addAttribute("sources", imports.sources());
        model.addAttribute("schools", organisations.schoolsFor(Action.PEOPLE_IMPORT));
        model.addAttribute("problems", problems);
        return "imports";
    }

    @PostMapping(BASE)
    String upload(
            @RequestParam long school,
            @RequestParam String source,
            @RequestParam MultipartFile file,
            Model model)
            throws IOException {
        if (file.isEmpty()) {
            return list(
                    model,
                    List.of(new InvalidInputException.Problem("file", "import.problem.empty")));
        }
        try {
            String name = file.getOriginalFilename();
            long id =
                    imports.stage(school, source, name == null ? "" : name, file.getInputStream());
            return "redirect:" + BASE + "/" + id;
        } catch (FileNotReadableException e) {
            return list(model, List.of(new InvalidInputException.Problem("file", e.key())));
        } catch (InvalidInputException e) {
            return list(model, e.problems());
        }
    }

    @GetMapping(BASE + "/{id}")
    String show(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) Optional<String> columns,
            Model model) {
        return show(id, outcome, page, columns.isPresent(), model, List.of());
    }

    private String show(
            long id,
            String outcome,
            int page,
            boolean columns,
            Model model,
            List<InvalidInputException.Problem> problems) {
        ImportSummary found = imports.find(id);
        model.addAttribute("it", found);
        model.addAttribute("problems", problems);
        if (found.state() == ImportState.STAGED
                || found.state() == ImportState.FAILED
                || (columns && found.state() == ImportState.READY)) {
            model.addAttribute("fields", fields(found));
            model.addAttribute("groups", RoleGroup.values());
            return "import-columns";
        }
        RowOutcome wanted =
                Arrays.stream(RowOutcome.values())
                        .filter(o -> o.name().toLowerCase(Locale.ROOT).equals(outcome))
                        .findFirst()
                        .orElse(null);
        model.addAttribute("outcome", wanted);
        model.addAttribute("outcomes", RowOutcome.values());
        model.addAttribute("page", imports.rows(id, wanted, page));
        model.addAttribute(
                "working",
                found.state() == ImportState.COMPARING || found.state() == ImportState.APPLYING);
        return "import";
    }

    private static Map<Field, String> fields(ImportSummary found) {
        Map<Field, String> fields = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            fields.put(field, found.mapping().columns().getOrDefault(field, ""));
        }
        return fields;
    }

    @PostMapping(BASE + "/{id}/columns")
    String columns(@PathVariable long id, @RequestParam Map<String, String> chosen, Model model) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String heading = chosen.getOrDefault(field.id(), "");
            if (!heading.isEmpty()) {
                columns.put(field, heading);
            }
        }
        try {
            imports.compare(
                    id,
                    new ImportMapping(
                            columns,
                            RoleGroup.find(chosen.getOrDefault("otherwise", ""))
                                    .orElse(RoleGroup.TEACHERS),
                            chosen.containsKey("month-first")));
        } catch (InvalidInputException e) {
            return show(id, "", 1, true, model, e.problems());
        }
        awaitShortWork(id);
        return "redirect:" + BASE + "/" + id;
    }

    /// Most files are done in a moment: then the next page is the answer already.
    private void awaitShortWork(long id) {
        for (int i = 0; i < SHORT_WORK_STEPS; i++) {
            ImportState state = imports.find(id).state();
            if (state != ImportState.COMPARING && state != ImportState.APPLYING) {
                return;
            }
            try {
                Thread.sleep(STEP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @PostMapping(BASE + "/{id}/apply")
    String apply(
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean meant,
            Model model) {
        try {
            imports.apply(id, meant);
            awaitShortWork(id);
        } catch (InvalidInputException e) {
            return show(id, "", 1, false, model, e.problems());
        }
        return "redirect:" + BASE + "/" + id;
    }

    @PostMapping(BASE + "/{id}/undo")
    String undo(@PathVariable long id, Model model) {
        try {
            imports.undo(id);
        } catch (InvalidInputException e) {
            return show(id, "", 1, false, model, e.problems());
        }
        return "redirect:" + BASE + "/" + id;
    }

    @PostMapping(BASE + "/{id}/discard")
    String discard(@PathVariable long id) {
        imports.discardImport(id);
        return "redirect:" + BASE;
    }
}

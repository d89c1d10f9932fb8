package org.dueregard.authoring;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.dueregard.access.Access;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.Cited;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Option;
import org.dueregard.content.Pair;
import org.dueregard.content.Placeholders;
import org.dueregard.content.Question;
import org.dueregard.content.Quiz;
import org.dueregard.content.Scenario;
import org.dueregard.content.SectionPart;
import org.dueregard.content.TrainingModule;
import org.dueregard.exchange.GiftWriter;
import org.dueregard.exchange.PlainQuestion;
import org.dueregard.guidance.CitedSources;
import org.dueregard.pathway.PathwayService;
import org.dueregard.people.OrganisationService;
import org.dueregard.people.RoleGroup;
import org.dueregard.people.SchoolName;
import org.dueregard.scoring.AcceptedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What authors look at before others do: a whole module as somebody of a role group at a school would
/// see it, drafts too, with its answers; and its quiz for other programs.
@Service
public class PreviewService {

    private final ContentLibrary library;
    private final PathwayService pathway;
    private final OrganisationService organisations;
    private final CitedSources sources;
    private final Access access;

    PreviewService(
            ContentLibrary library,
            PathwayService pathway,
            OrganisationService organisations,
            CitedSources sources,
            Access access) {
        this.library = library;
        this.pathway = pathway;
        this.organisations = organisations;
        this.sources = sources;
        this.access = access;
    }

    /// A module on one page.
    ///
    /// @param asked whether the role group is asked to do it when the module is first loaded
    public record Preview(
            TrainingModule module,
            SafeHtml introduction,
            List<Part> sections,
            List<ScenePart> scenes,
            List<QuestionPart> questions,
            List<Cited> sources,
            boolean asked) {}

    /// A section; its knowledge checks among its text.
    public record Part(String title, List<Stretch> stretches) {}

    /// Something to read, or something to try.
    public record Stretch(@Nullable SafeHtml prose, @Nullable QuestionPart check) {}

    /// A question with its answer.
    public record QuestionPart(
            String id,
            String type,
            @Nullable String objective,
            int weight,
            SafeHtml text,
            @Nullable SafeHtml details,
            List<AnswerLine> lines,
            @Nullable SafeHtml feedback,
            @Nullable Cited source) {}

    /// An option, item, pair or accepted form.
    public record AnswerLine(String text, boolean right, @Nullable SafeHtml feedback) {}

    /// A scene of a scenario.
    ///
    /// @param first whether a scenario begins here
    public record ScenePart(
            String scenario,
            boolean first,
            String id,
            String title,
            SafeHtml html,
            boolean wrongTurn,
            Scenario.@Nullable End end,
            List<Scenario.Choice> choices) {}

    /// The schools a preview can be made for.
    @Requires(Action.CONTENT_SEE)
    @Transactional(readOnly = true)
    public List<SchoolName> schools() {
        return organisations.schoolsFor(Action.CONTENT_SEE);
    }

    /// @param schoolId whose contacts fill the placeholders
    /// @throws ContentMissingException when there is no such module
    @Requires(Action.CONTENT_SEE)
    @Transactional(readOnly = true)
    public Preview preview(String moduleId, long schoolId, RoleGroup group) {
        access.require(Action.CONTENT_SEE, schoolId);
        TrainingModule module = find(moduleId);
        UnaryOperator<String> values = pathway.placeholderValuesOf(schoolId);
        Quiz quiz = module.quiz();
        CitedSources.Register register = sources.register();
        return new Preview(
                module,
                Placeholders.fill(module.introduction(), values),
                module.sections().stream()
                        .map(section ->
                                new Part(
                                        Placeholders.fill(section.title(), values),
                                        section.parts().stream()
                                                .map(part -> stretch(part, register, values))
                                                .toList()))
                        .toList(),
                module.scenarios().stream()
                        .flatMap(scenario ->
                                scenario.scenes().stream()
                                        .map(scene -> scene(scenario, scene, values)))
                        .toList(),
                quiz == null
                        ? List.of()
                        : quiz.pool().stream().map(q -> question(q, register, values)).toList(),
                sources.of(module.sources()),
                module.audience().contains(group));
    }

    private TrainingModule find(String moduleId) {
        return library.catalogue().all().stream()
                .filter(module -> module.id().equals(moduleId))
                .findFirst()
                .orElseThrow(() -> new ContentMissingException(moduleId));
    }

    private static Stretch stretch(
            SectionPart part, CitedSources.Register register, UnaryOperator<String> values) {
        return switch (part) {
            case SectionPart.Prose prose ->
                    new Stretch(Placeholders.fill(prose.html(), values), null);
            case SectionPart.KnowledgeCheck check ->
                    new Stretch(null, question(check.question(), register, values));
        };
    }

    private static ScenePart scene(
            Scenario scenario, Scenario.Scene scene, UnaryOperator<String> values) {
        return new ScenePart(
                Placeholders.fill(scenario.title(), values),
                scene.equals(scenario.scenes().getFirst()),
                scene.id(),
                Placeholders.fill(scene.title(), values),
                Placeholders.fill(scene.html(), values),
                scene.wrongTurn(),
                scene.end(),
                scene.choices().stream()
                        .map(choice ->
                                new Scenario.Choice(
                                        Placeholders.fill(choice.text(), values),
                                        SafeHtml.NONE,
                                        choice.to()))
                        .toList());
    }

    private static QuestionPart question(
            Question question, CitedSources.Register register, UnaryOperator<String> values) {
        return new QuestionPart(
                question.id(),
                question.type().name(),
                question.objective(),
                question.weight(),
                Placeholders.fill(question.html(), values),
                filled(question.details(), values),
                lines(question, values),
                filled(question.feedback(), values),
                question.source() == null ? null : register.cited(question.source()));
    }

    private static @Nullable SafeHtml filled(
            @Nullable SafeHtml html, UnaryOperator<String> values) {
        return html == null ? null : Placeholders.fill(html, values);
    }

    private static List<AnswerLine> lines(Question question, UnaryOperator<String> values) {
        return switch (question.type()) {
            case MATCH ->
                    question.pairs().stream()
                            .map(pair ->
                                    new AnswerLine(
                                            Placeholders.fill(
                                                    pair.left() + ": " + pair.right(), values),
                                            true,
                                            null))
                            .toList();
            case SHORT ->
                    question.accepted().stream()
                            .map(form ->
                                    new AnswerLine(
                                            Placeholders.fill(form.text(), values), true, null))
                            .toList();
            case ONE, MANY, TRUE_FALSE, ORDER ->
                    question.options().stream()
                            .map(option ->
                                    new AnswerLine(
                                            Placeholders.fill(option.text(), values),
                                            option.right(),
                                            filled(option.feedback(), values)))
                            .toList();
        };
    }

    /// The quiz in Moodle's GIFT format.
    ///
    /// @param orderComment said above a question to put in order, which GIFT does not know
    @Requires(Action.CONTENT_SEE)
    public String gift(String moduleId, String orderComment) {
        Quiz quiz = find(moduleId).quiz();
        if (quiz == null) {
            throw new ContentMissingException(moduleId + "/quiz");
        }
        UnaryOperator<String> written = name -> "(" + name + ")";
        return GiftWriter.write(
                quiz.pool().stream().map(question -> plain(question, written)).toList(),
                orderComment);
    }

    private static PlainQuestion plain(Question question, UnaryOperator<String> values) {
        SafeHtml feedback = question.feedback();
        return new PlainQuestion(
                question.id(),
                Placeholders.fill(question.text(), values),
                PlainQuestion.Kind.valueOf(question.type().name()),
                question.options().stream().map(option -> plain(option, values)).toList(),
                question.pairs().stream().map(pair -> plain(pair, values)).toList(),
                question.accepted().stream().map(AcceptedForm::text).toList(),
                feedback == null ? null : words(feedback, values),
                question.objective());
    }

    private static PlainQuestion.PlainOption plain(Option option, UnaryOperator<String> values) {
        SafeHtml feedback = option.feedback();
        return new PlainQuestion.PlainOption(
                Placeholders.fill(option.text(), values),
                option.right(),
                feedback == null ? null : words(feedback, values));
    }

    private static PlainQuestion.Pair plain(Pair pair, UnaryOperator<String> values) {
        return new PlainQuestion.Pair(
                Placeholders.fill(pair.left(), values), Placeholders.fill(pair.right(), values));
    }

    /// The words of sanitised HTML: other programs show them as they are.
    private static String words(SafeHtml html, UnaryOperator<String> values) {
        String text = html.html().replaceAll("</p>\\s*<p>", "\n").replaceAll("<[^>]{0,2000}>", "");
        return org.springframework.web.util.HtmlUtils.htmlUnescape(Placeholders.fill(text, values))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}

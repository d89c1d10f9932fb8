package org.dueregard.sessions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.dueregard.access.Action;
import org.dueregard.access.Requires;
import org.dueregard.common.SafeHtml;
import org.dueregard.content.ContentLibrary;
import org.dueregard.content.Option;
import org.dueregard.content.Pair;
import org.dueregard.content.Placeholders;
import org.dueregard.content.Question;
import org.dueregard.content.QuestionType;
import org.dueregard.content.Section;
import org.dueregard.content.SectionPart;
import org.dueregard.content.TrainingModule;
import org.dueregard.pathway.PathwayService;
import org.dueregard.security.PublicAddress;
import org.dueregard.security.QrCode;
import org.dueregard.sessions.Presentation.AnswerLine;
import org.dueregard.sessions.Presentation.Check;
import org.dueregard.sessions.Presentation.Part;
import org.dueregard.sessions.Presentation.Screen;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a presenter shows on the wall: the module, screen by screen, with its knowledge checks as
/// questions to the room.
@Service
public class PresentationService {

    private final SessionAccess own;
    private final ContentLibrary library;
    private final PathwayService pathway;
    private final PublicAddress publicAddress;

    PresentationService(
            SessionAccess own,
            ContentLibrary library,
            PathwayService pathway,
            PublicAddress publicAddress) {
        this.own = own;
        this.library = library;
        this.pathway = pathway;
        this.publicAddress = publicAddress;
    }

    /// @throws SessionMissingException when there is none of the caller's schools, or its module is
    ///     not there any more
    @Requires(Action.SESSIONS_RUN)
    @Transactional(readOnly = true)
    public Presentation presentation(long id) {
        SessionDetails session = own.find(id);
        TrainingModule module =
                library.catalogue()
                        .module(session.moduleId())
                        .orElseThrow(() -> new SessionMissingException(id));
        UnaryOperator<String> values = pathway.placeholderValues();
        List<Screen> screens = new ArrayList<>();
        screens.add(
                new Screen(
                        module.title(),
                        List.of(new Part(Placeholders.fill(module.introduction(), values), null))));
        for (Section section : module.sections()) {
            screens.add(
                    new Screen(
                            Placeholders.fill(section.title(), values),
                            section.parts().stream().map(part -> part(part, values)).toList()));
        }
        String code = session.joinCode();
        return new Presentation(
                session,
                module.title(),
                screens,
                code == null ? null : publicAddress.of(SessionsRoutes.JOIN),
                code == null ? null : QrCode.picture(publicAddress.of(SessionsRoutes.join(code))));
    }

    private static Part part(SectionPart part, UnaryOperator<String> values) {
        return switch (part) {
            case SectionPart.Prose prose -> new Part(Placeholders.fill(prose.html(), values), null);
            case SectionPart.KnowledgeCheck check ->
                    new Part(null, check(check.question(), values));
        };
    }

    private static Check check(Question question, UnaryOperator<String> values) {
        SafeHtml details = question.details();
        SafeHtml feedback = question.feedback();
        return new Check(
                Placeholders.fill(question.html(), values),
                details == null ? null : Placeholders.fill(details, values),
                question.type(),
                choices(question, values),
                question.pairs().stream()
                        .map(pair -> Placeholders.fill(pair.right(), values))
                        .sorted()
                        .toList(),
                answers(question, values),
                feedback == null ? null : Placeholders.fill(feedback, values));
    }

    /// Items of an order by name, so that they do not tell it.
    private static List<SafeHtml> choices(Question question, UnaryOperator<String> values) {
        if (question.type() == QuestionType.MATCH) {
            return question.pairs().stream()
                    .map(pair -> Placeholders.fill(pair.leftHtml(), values))
                    .toList();
        }
        List<Option> options = new ArrayList<>(question.options());
        if (question.type() == QuestionType.ORDER) {
            options.sort(Comparator.comparing(Option::text));
        }
        return options.stream().map(option -> Placeholders.fill(option.html(), values)).toList();
    }

    private static List<AnswerLine> answers(Question question, UnaryOperator<String> values) {
        return switch (question.type()) {
            case ONE, MANY, TRUE_FALSE ->
                    question.options().stream()
                            .filter(Option::right)
                            .map(option -> line(option.html(), values))
                            .toList();
            case ORDER ->
                    question.options().stream().map(option -> line(option.html(), values)).toList();
            case MATCH -> question.pairs().stream().map(pair -> line(pair, values)).toList();
            case SHORT ->
                    List.of(
                            new AnswerLine(
                                    null,
                                    Placeholders.fill(
                                            question.accepted().getFirst().text(), values)));
        };
    }

    private static AnswerLine line(SafeHtml html, UnaryOperator<String> values) {
        return new AnswerLine(Placeholders.fill(html, values), null);
    }

    private static AnswerLine line(Pair pair, UnaryOperator<String> values) {
        return new AnswerLine(
                Placeholders.fill(pair.leftHtml(), values),
                Placeholders.fill(pair.right(), values));
    }
}

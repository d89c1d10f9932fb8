package org.dueregard.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.dueregard.content.Question;
import org.dueregard.content.ReadBack;
import org.dueregard.exchange.PlainQuestion.Kind;
import org.dueregard.exchange.PlainQuestion.PlainOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Nothing in another program's text takes effect: the portal shows it letter by letter.
class HostileQuestionTest {

    static Stream<String> words() {
        return Stream.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "a <b>bold</b> & &lt;i&gt; &amp; &#60;b&#62;",
                "{{dsl.name}} and {{ school.name }} and {{constructor}}",
                "{{{dsl.phone}}}",
                "[link](https://evil.example) ![picture](images/p.svg)",
                "[reference][r] [r]: https://evil.example",
                "<https://evil.example> https://evil.example www.evil.example",
                "**bold** __bold__ *em* _em_ ~~gone~~ `code` ``more``",
                "# heading",
                "## heading {#other objective=x}",
                "text ## {#other weight=5}",
                "text #",
                "{#other}",
                "- item",
                "+ item",
                "* item",
                "- [x] item",
                "[x] item",
                "1. item",
                "12) item",
                "> quote",
                ">quote",
                "> [!NOTE] call-out",
                "[!WARNING]",
                "= accepted",
                "~ accepted",
                "===",
                "---",
                "***",
                "___",
                "~~~",
                "```",
                "    code",
                "| a | b |",
                "|---|---|",
                "[^1] [^1]: note",
                ": definition",
                "back\\slash \\* \\\\ \\",
                "ends with \\",
                "<!-- comment -->",
                "<?php echo 1 ?> <![CDATA[x]]>",
                "&copy; &nbsp; &unknown; AT&T",
                "$CATEGORY: x",
                "// no comment",
                "::no title::",
                "a -> b =c ~d #e ####f {T} %50%g",
                "%50%g",
                "%100%g",
                "[html]<b>x</b>",
                "[plain]x",
                "C:\\new\\table",
                "“quotes” ‘and’ – dashes … é 日本 👩🏽‍🏫",
                "TRUE",
                "x".repeat(1_400));
    }

    @ParameterizedTest
    @MethodSource("words")
    void words_are_shown_as_they_are(String words) {
        String shown = words.strip();
        PlainQuestion question =
                new PlainQuestion(
                        "id",
                        words + "\n" + words,
                        Kind.MANY,
                        List.of(
                                new PlainOption(words, true, words + "\n" + words),
                                new PlainOption(words + " not", true, null),
                                new PlainOption("No", false, words)),
                        List.of(),
                        List.of(),
                        words + "\n" + words,
                        null);
        ImportedQuestions read = QuestionFiles.gift(GiftWriter.write(List.of(question), ""));

        assertThat(read.notTaken()).isEmpty();
        assertThat(read.taken().getFirst().markdown()).isEqualTo(QuestionMarkdown.write(question));
        ReadBack.Result back = ReadBack.quiz(read.taken().getFirst().markdown());
        assertThat(back.problems()).isEmpty();
        Question known = back.questions().getFirst();
        assertThat(known.id()).isEqualTo("id");
        assertThat(known.objective()).isNull();
        assertThat(known.weight()).isEqualTo(1);
        assertThat(known.text()).isEqualTo(shown);
        assertThat(known.options())
                .extracting(option -> option.text())
                .containsExactly(shown, shown + " not", "No");
        String details = known.details().html();
        String reason = known.feedback().html();
        assertThat(details).startsWith("<p>").endsWith("</p>");
        assertThat(inner(details)).doesNotContain("<");
        assertThat(inner(reason).replaceAll("</p>\\s*<p>", "")).doesNotContain("<");
        assertThat(reason).isEqualTo(details + "\n" + details);
        assertThat(known.options().getFirst().feedback().html()).isEqualTo(reason);
        assertThat(known.html().html().replace("<!-- -->", "")).doesNotContain("<");
    }

    private static String inner(String html) {
        return html.substring("<p>".length(), html.length() - "</p>".length())
                .replace("<!-- -->", "");
    }

    @Test
    void a_source_in_a_reason_is_only_words() {
        String gift = "Who?{T#[source: kcsie]#[source: x]####See [source: kcsie].}";
        ReadBack.Result back = ReadBack.quiz(QuestionFiles.markdown(gift));

        assertThat(back.problems()).isEmpty();
        assertThat(back.questions().getFirst().source()).isNull();
        assertThat(back.questions().getFirst().feedback().html())
                .isEqualTo("<p>See [ source: kcsie].</p>");
    }

    @Test
    void words_in_table_cells_stay_in_their_cells() {
        String markdown =
                QuestionFiles.markdown(
                        "Match.{=a | b -> `c | d` =[x](y) -> \\\\| =\\{\\{dsl.name\\}\\} -> <b>}");

        assertThat(markdown)
                .endsWith(
                        """
                        | a \\| b | \\`c \\| d\\` |
                        | \\[x\\](y) | \\\\\\| |
                        | \\{\\{dsl.name\\}\\} | \\<b> |
                        """);
        ReadBack.Result back =
                ReadBack.quiz(markdown.replace("{#match}", "{#m}\n") + "\n- [x] a\n- [ ] b\n");
        assertThat(back.problems()).isEmpty();
        assertThat(back.questions().getFirst().details().html().replaceAll("\\s*\\n\\s*", ""))
                .contains("<td>a | b</td><td>&#96;c | d&#96;</td>")
                .contains("<td>[x](y)</td><td>\\|</td>")
                .contains("<td>{<!-- -->{dsl.name}}</td><td>&lt;b&gt;</td>");
    }
}

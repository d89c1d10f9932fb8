package org.dueregard.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dueregard.exchange.QuestionFiles.gift;
import static org.dueregard.exchange.QuestionFiles.markdown;
import static org.dueregard.exchange.QuestionFiles.outcome;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GiftReadingTest {

    @ParameterizedTest
    @MethodSource
    void each_question_is_taken_whole_or_told(String file, List<String> expected) {
        assertThat(outcome(gift(file))).isEqualTo(expected);
    }

    private static Arguments file(String file, String... expected) {
        return Arguments.of(file, List.of(expected));
    }

    static Stream<Arguments> each_question_is_taken_whole_or_told() {
        return Stream.of(
                // Choose one.
                file(
                        "Who is told first?{~A parent ~The press =The lead}",
                        "1 one who-is-told-first"),
                file(
                        """
                        // A comment
                        ::Telling first::
                        Who is told
                        first? {
                            =The lead#Yes, at once.
                            // a comment between
                            ~A friend#Not in confidence.
                            ####The lead decides what is next.
                        }
                        """,
                        "2 one telling-first"),
                file("::A \\: b::Which? {\n  ~ \\= 2 + 2\n  = \\= 2 + 3\n}", "1 one a-b"),
                file("Is that right?{=True ~False}", "1 true-false is-that-right"),
                file("A concern is {~kept =shared} at once.", "1 one a-concern-is-at-once"),
                file("It is {~kept =shared}.", "1 one it-is"),
                // Choose all.
                file("Which two?{~%50%one ~%50%two ~three}", "1 many which-two"),
                file("Which two?{~%50%one ~%50%two ~%-50%three ~%-50%four}", "1 many which-two"),
                file("Which?{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-100%d}", "1 many which"),
                file("Which one?{~%100%a ~%-100%b}", "1 many which-one"),
                // True or false.
                file("The lead is told.{T}", "1 true-false the-lead-is-told"),
                file(
                        "The press is told.{FALSE#No.#Well read.####Only the lead.}",
                        "1 true-false the-press-is-told"),
                file("Small letters.{true}", "1 true-false small-letters"),
                // Short answer.
                file(
                        "Which number in an emergency?{=999 =nine nine nine}",
                        "1 short which-number-in-an-emergency"),
                file("Which number?{=%100%999#\n}", "1 short which-number"),
                file("Two plus two equals {=four =4}.", "1 short two-plus-two-equals"),
                file("Which duty?{prevent}", "1 short which-duty"),
                // Match.
                file(
                        "What belongs together?{=DSL -> leads =DDSL->stands in\n=Governor -> asks}",
                        "1 match what-belongs-together"),
                // Formats.
                file(
                        "[html]<p>Who&nbsp;is <b>told</b>?</p>{=<p>The lead</p> ~Nobody}",
                        "1 one who-is-told"),
                file(
                        """
                        // question: 12  name: Lead
                        ::Lead::[html]<p dir\\="ltr" style\\="text-align\\: left;">Who is told?<br></p>{
                        \t=<p>The lead</p>#<p>Yes.</p>
                        \t~<p><span>Nobody</span></p>
                        }
                        """,
                        "2 one lead"),
                file(
                        "[moodle]Who?{=a ~b}\n\n[plain]Is 1 <b> 2?{T}",
                        "1 one who",
                        "3 true-false is-1-b-2"),
                file("[markdown]Who is told?{=a ~b}", "1 one who-is-told"),
                file("[odd]Who is told?{=a ~b}", "1 one odd-who-is-told"),
                // Headings.
                file(
                        """
                        $CATEGORY: $course$/top/Who to tell

                        One?{T}

                        $CATEGORY: $course$/top
                        Two?{F}

                        $CATEGORY: Default for Staff

                        Three?{F}
                        """,
                        "3 true-false one",
                        "6 true-false two",
                        "8 category (Default for Staff)",
                        "10 true-false three"),
                // Nearly the same.
                file(
                        "Who?{=a ~b}\n\n\n\nWho?{=a ~c}\n\n who? {=a ~b}\n\nWho?  {=a  ~b}",
                        "1 one who",
                        "5 one who-2",
                        "7 one who-3",
                        "9 duplicate (1)"),
                file("::日本::?{T}", "1 true-false question"),
                // What the portal has not.
                file("Say why.{}\n\nSay why.{####Because.}", "1 essay", "3 essay"),
                file(
                        "How many?{#4}\n\nHow many?{#\n=4:1#good\n=%50%3..5}",
                        "1 numerical", "3 numerical"),
                file(
                        "Read this first.\n\n::With title::[html]And this.",
                        "1 description",
                        "3 description"),
                file("Which?{=right ~%50%nearly ~wrong}", "1 weights"),
                file("Which?{~%60%a ~%40%b ~c}", "1 weights"),
                file("Which?{~%50%a ~%25%b ~c}", "1 weights"),
                file("Which?{~%50%a ~%50%b ~%-50%c ~d}", "1 weights"),
                file("Which?{~%100%a ~%100%b ~c}", "1 weights"),
                file("Which?{=%50%a ~%50%b ~c}", "1 weights"),
                file("Which?{=a =b ~c}", "1 several-right"),
                file("Which?{~a ~b}", "1 nothing-right"),
                file("Which?{=a}\n\nOr?{~a =}", "1 short which", "3 option-empty"),
                file("Which?{~%100%a}", "1 option-count (12)"),
                file(
                        "Which?{=a"
                                + " ~b%d"
                                        .repeat(12)
                                        .formatted(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
                                + "}",
                        "1 option-count (12)"),
                file("Which?{=a ~b ~B}", "1 option-twice (B)"),
                file("Which?{maybe ~a =b}", "1 answer-start (maybe)"),
                file("Where?{=London =%50%Londn}", "1 weights"),
                file("Where?{=London#Well done}", "1 short-feedback"),
                file("Where?{=Lond*}", "1 short-wildcard (Lond*)"),
                file("Where?{=a_b}\n\nWhere?{=?!}", "1 short-signs (a_b)", "3 short-signs (?!)"),
                file(
                        "Where?{=" + "x".repeat(101) + "}",
                        "1 too-long (100|" + "x".repeat(80) + "…)"),
                file("Match.{=a -> b =c -> d}", "1 match-few (3)"),
                file("Match.{=a -> x =b -> y =c -> X}", "1 match-twice (X)"),
                file("Match.{=a -> x =b -> y =c -> z = -> w}", "1 match-alone (w)"),
                file("Match.{=a -> x =b -> y =c}", "1 match-arrow (c)"),
                file("One {=a} and {=b}.", "1 several-blanks"),
                file("First?{T}\nSecond?{F}", "1 several-blanks"),
                file(
                        "Open?{=a ~b\n\nNext?{T}\n\nShut}",
                        "1 braces",
                        "3 true-false next",
                        "5 braces"),
                file("Twice?{=a {b} ~c}", "1 braces"),
                file("::Open title {T}", "1 title"),
                file("::Title::{T}", "1 no-text"),
                file(
                        "[html]<p>See <img src\\=\"@@PLUGINFILE@@/a.png\" alt\\=\"\"></p>{T}",
                        "1 picture"),
                file("See @@PLUGINFILE@@/a.pdf{T}", "1 file"),
                file("<iframe src\\=\"https\\://a.example\"></iframe>?{T}", "1 file"),
                file("[html]<ul><li>x</li></ul>{T}", "1 html (ul)"),
                file("<script>alert(1)</script>{T}", "1 html (script)"),
                file("Is a <b and c> d?{T}", "1 html (b and c)"),
                file("Is it <b{T}", "1 html (b)"),
                file("[html]Is it?{=<a href\\=\"https\\://x.example\">a</a> ~b}", "1 html (a)"),
                file("What is $$x^2$$?{T}\n\nWhat is \\\\(x^2\\\\)?{T}", "1 formula", "3 formula"),
                file(
                        "[markdown]Who is **told**?{T}\n\n[markdown]\\# Who{T}",
                        "1 markdown",
                        "3 markdown"),
                file(
                        "Is it \u202Eodd?{T}\n\nIs it \uE003?{T}\n\nIs it \uFFFD?{T}",
                        "1 character (Is it \uFFFDodd?)",
                        "3 character",
                        "5 character (Is it \uFFFD?)"),
                file(
                        "Long " + "x".repeat(3_000) + "?{T}",
                        "1 too-long (3000|Long " + "x".repeat(75) + "…)"),
                file("Bars " + "|".repeat(16) + "{T}", "1 signs (Bars " + "|".repeat(16) + ")"),
                file("// only a comment\n", "1 no-questions"));
    }

    @Test
    void texts_feedback_and_reason_are_where_the_grammar_wants_them() {
        assertThat(
                        markdown(
                                """
                                $CATEGORY: $course$/Who to tell

                                ::Telling first::Who is told
                                first?\\n\\nThink of a concern\\: any.{
                                    =The lead#At once.\\nAlways.
                                    ~A friend
                                    ####[html]<p>The lead decides.</p><p>Nobody else.</p>
                                }
                                """))
                .isEqualTo(
                        """
                        ## Who is told first? {#telling-first objective=who-to-tell}

                        Think of a concern: any.

                        - [x] The lead
                            > At once.
                            >
                            > Always.
                        - [ ] A friend

                        > The lead decides.
                        >
                        > Nobody else.
                        """);
    }

    @Test
    void feedback_to_true_or_false_stands_under_the_option_it_is_for() {
        String expected =
                """
                ## Told? {#told}

                - [%s] True
                    > %s
                - [%s] False
                    > %s
                """;
        assertThat(markdown("Told?{F#Wrong.#Right.}"))
                .isEqualTo(expected.formatted(" ", "Wrong.", "x", "Right."));
        assertThat(markdown("Told?{T#Wrong.#Right.}"))
                .isEqualTo(expected.formatted("x", "Right.", " ", "Wrong."));
    }

    @Test
    void one_right_tick_among_boxes_a_blank_pairs_and_forms_are_written_as_the_grammar_says() {
        assertThat(markdown("Which?{~%100%a ~b}")).startsWith("## Which? {#which type=many}\n");
        assertThat(markdown("It is {=so ~not} here."))
                .startsWith("## It is \\_\\_\\_ here. {#it-is-here}\n");
        assertThat(markdown("Match.{=a|b -> x =c -> y\\=z =d -> [html]}"))
                .isEqualTo(
                        """
                        ## Match. {#match}

                        |  |  |
                        |---|---|
                        | a\\|b | x |
                        | c | y=z |
                        | d | \\[html\\] |
                        """);
        assertThat(markdown("Who?{=the lead =The Lead =R&D####Because.}"))
                .isEqualTo(
                        """
                        ## Who? {#who}

                        = the lead
                        = R&D

                        > Because.
                        """);
    }

    @Test
    void ids_that_the_quiz_has_are_not_given_again() {
        ImportedQuestions result =
                QuestionFile.read("::Ça va!::Q?{T}\n\n::ca va::R?{F}", null, Set.of("ca-va", "x"));
        assertThat(result.taken())
                .extracting(QuestionFiles::id)
                .containsExactly("ca-va-2", "ca-va-3");
        assertThat(result.taken()).extracting(t -> t.title()).containsExactly("Ça va!", "ca va");
    }

    @Test
    void what_is_not_taken_is_told_with_its_first_words() {
        assertThat(gift("::Title::\nExplain " + "at length ".repeat(20) + "{}").notTaken())
                .singleElement()
                .satisfies(not -> {
                    assertThat(not.text()).startsWith("::Title:: Explain at length").endsWith("…");
                    assertThat(not.reasonKey()).isEqualTo("import-questions.reason.essay");
                });
    }
}

package org.dueregard.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// More than two hundred inputs that try to run something, hang something or break something. What
/// comes out is dead, comes out in time, and where it is not simply harmless text it is told in words.
class HostileMarkdownTest {

    private static final Duration LONGEST = Duration.ofSeconds(4);

    /// Anything that could run, load or navigate other than the few things that are allowed.
    private static final Pattern LIVE =
            Pattern.compile(
                    "<\\s*(script|style|iframe|object|embed|svg|math|form|input|link|meta|base|noscript"
                            + "|template|video|audio|details|textarea|button|body|html|marquee)\\b"
                            + "|\\son[a-z]+\\s*="
                            + "|\\sstyle\\s*="
                            + "|(href|src|action|formaction|srcset|data)\\s*=\\s*[\"']?+\\s*+(?!https://|mailto:|#fn|/content-files/|/training/|/who-to-tell)");

    static Stream<String> inputs() {
        List<String> inputs = new ArrayList<>();
        String[] schemes = {
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java&#115;cript:alert(1)",
            "java&#x73;cript:alert(1)",
            "&#106;avascript:alert(1)",
            "javascript&colon;alert(1)",
            "java\tscript:alert(1)",
            "java&Tab;script:alert(1)",
            "java&NewLine;script:alert(1)",
            "\u0001javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "data:text/html;base64,PHNjcmlwdD4=",
            "data:image/svg+xml,<svg onload=alert(1)>",
            "vbscript:msgbox(1)",
            "VbScRiPt:msgbox(1)",
            "file:///etc/passwd",
            "//evil.example/x",
            "\\\\evil.example\\x",
            "http://evil.example",
            "ftp://evil.example",
            "blob:https://evil.example",
            "/outbox",
            "../../../etc/passwd",
            "https://a.example\" onmouseover=\"alert(1)",
            "https://a.example' onerror='alert(1)"
        };
        for (String scheme : schemes) {
            inputs.add("[x](" + scheme + ")");
            inputs.add("[x](<" + scheme + ">)");
            inputs.add("![x](" + scheme + ")");
            inputs.add("<" + scheme + ">");
            inputs.add("[x][r]\n\n[r]: " + scheme);
        }
        String[] html = {
            "<script>alert(1)</script>",
            "<SCRIPT SRC=//evil.example></SCRIPT>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<svg><style><img src=x onerror=alert(1)></style></svg>",
            "<math><mtext></mtext><mglyph><style></math><img src onerror=alert(1)>",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
            "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
            "<object data=javascript:alert(1)></object>",
            "<embed src=javascript:alert(1)>",
            "<form action=javascript:alert(1)><button>x</button></form>",
            "<a href=javascript:alert(1)>x</a>",
            "<base href=//evil.example>",
            "<meta http-equiv=refresh content=0;url=//evil.example>",
            "<link rel=stylesheet href=//evil.example>",
            "<style>*{background:url(//evil.example)}</style>",
            "<details open ontoggle=alert(1)>",
            "<video><source onerror=alert(1)></video>",
            "<input autofocus onfocus=alert(1)>",
            "<textarea><img src=x onerror=alert(1)></textarea>",
            "<template><script>alert(1)</script></template>",
            "<b onclick=alert(1)>x</b>",
            "<p style=\"background:url(javascript:alert(1))\">",
            "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
            "<![CDATA[<script>alert(1)</script>]]>",
            "<?php echo 1 ?>",
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
            "<scr<script>ipt>alert(1)</script>",
            "<%00script>alert(1)</script>",
            "&lt;script&gt;alert(1)&lt;/script&gt;"
        };
        inputs.addAll(List.of(html));
        for (String piece : html) {
            inputs.add("Some *text* " + piece + " more");
        }
        inputs.add("```\n<script>alert(1)</script>\n```");
        inputs.add("``` \"><script>alert(1)</script>\ncode\n```");
        inputs.add("{{constructor.constructor('alert(1)')()}}");
        inputs.add("{{dsl.name}}<script>{{dsl.name}}</script>");
        inputs.add("\uE000dsl.name\uE000");
        inputs.add("\uE0010\uE001");
        inputs.add("[^n]\n\n[^n]: <script>alert(1)</script>");
        inputs.add("| <script>alert(1)</script> |\n|---|\n| x |");
        inputs.add("> [!NOTE]\n> <script>alert(1)</script>");
        inputs.add("> [!\"><script>]\n> x");
        inputs.add("# x {#a onclick=alert(1)}");
        inputs.add("![\"><script>alert(1)</script>](images/p.svg)");
        inputs.add("![x](images/p.svg \"t\" onerror=alert(1))");
        for (int size : new int[] {500, 5_000, 50_000}) {
            inputs.add("- ".repeat(size));
            inputs.add("> ".repeat(size));
            inputs.add("1. ".repeat(size));
            inputs.add("[".repeat(size));
            inputs.add("[a](".repeat(size));
            inputs.add("![".repeat(size));
            inputs.add("*a ".repeat(size));
            inputs.add("_a*".repeat(size));
            inputs.add("`".repeat(size) + "a");
            inputs.add("` ".repeat(size));
            inputs.add("<".repeat(size));
            inputs.add("<a ".repeat(size));
            inputs.add("&".repeat(size));
            inputs.add("|a".repeat(size) + "\n" + "|-".repeat(size) + "\n");
            inputs.add("\\".repeat(size));
            inputs.add("[^a]".repeat(size) + "\n\n[^a]: x");
            inputs.add(
                    IntStream.range(0, Math.min(size, 3_000))
                            .mapToObj(i -> " ".repeat(Math.min(i, 900)) + "- x\n")
                            .reduce("", String::concat));
            inputs.add("> x\n".repeat(size));
            inputs.add("[r" + size + "]: x\n".repeat(size));
            inputs.add("a\n\n".repeat(size));
        }
        inputs.add("x".repeat(5 * 1024 * 1024));
        inputs.add("- [x] a\n".repeat(700_000));
        inputs.add("\u0000");
        inputs.add("\uFFFE\uFFFF\u202E");
        return inputs.stream();
    }

    @Test
    void there_are_at_least_two_hundred() {
        assertThat(inputs().count()).isGreaterThanOrEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void nothing_comes_alive_nothing_hangs_and_what_is_left_out_is_told(String hostile) {
        Map<String, ContentFile> files =
                ContentTests.module(
                        "modules/m/01-first.md",
                        "# Title\n\n" + hostile + "\n",
                        "modules/m/images/p.svg",
                        "<svg/>");
        Catalogue catalogue = Assertions.assertTimeout(LONGEST, () -> ContentTests.load(files));

        catalogue
                .module("m")
                .ifPresentOrElse(
                        module -> assertDead(module),
                        () -> assertThat(catalogue.problems()).isNotEmpty());
        catalogue
                .problems()
                .forEach(problem -> {
                    String words =
                            ContentTests.WORDS.get(
                                    "problem." + problem.key(), problem.arguments().toArray());
                    assertThat(words).hasSizeGreaterThan(20).hasSizeLessThan(600);
                    assertThat(problem.line()).isPositive();
                });
    }

    private static void assertDead(TrainingModule module) {
        for (Section section : module.sections()) {
            for (SectionPart part : section.parts()) {
                if (part instanceof SectionPart.Prose prose) {
                    String html = prose.html().html().toLowerCase(Locale.ROOT);
                    assertThat(LIVE.matcher(html).find()).as(shortened(html)).isFalse();
                }
            }
        }
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(300, text.length()));
    }

    @ParameterizedTest
    @MethodSource("brokenFrontMatter")
    void broken_front_matter_is_told_and_costs_nothing(String front) {
        Catalogue catalogue =
                Assertions.assertTimeout(
                        LONGEST,
                        () -> ContentTests.load(ContentTests.module("modules/m/module.md", front)));
        assertThat(catalogue.published()).isEmpty();
        assertThat(catalogue.problems()).isNotEmpty();
    }

    static Stream<String> brokenFrontMatter() {
        return Stream.of(
                "---\na: &a [*a]\n---\n",
                "---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n---\n",
                "---\n!!javax.script.ScriptEngineManager [x]\n---\n",
                "---\ntitle: !!java.net.URL [\"http://evil.example\"]\n---\n",
                "---\n" + "a: {".repeat(2000) + "\n---\n",
                "---\n" + "- ".repeat(5000) + "\n---\n",
                "---\n? [complex, key]\n: x\n---\n",
                "---\n\ttitle: tab\n---\n",
                "---\ntitle: " + "x".repeat(30_000) + "\n---\n",
                "---\n- only\n- a list\n---\n",
                "---\njust words\n---\n",
                "---\n---\n",
                "---\n",
                "",
                "---\n\u0000\n---\n");
    }

    /// The sanitiser is the last word: even if everything before it failed, this stays dead.
    @ParameterizedTest
    @MethodSource("inputs")
    void the_sanitiser_alone_leaves_nothing_alive(String hostile) {
        if (hostile.length() < 100_000) {
            String html = HtmlSanitiser.blocks(hostile).html().toLowerCase(Locale.ROOT);
            assertThat(LIVE.matcher(html).find()).as(shortened(html)).isFalse();
        }
    }
}

package org.dueregard.lessons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.dueregard.content.KeyStage;
import org.dueregard.content.Lesson;
import org.jspecify.annotations.Nullable;

/// Finds resources by words: in any form of a word, with a slip of the pen, best match first. The
/// index is small and lives in memory; it is made anew when the catalogue changes.
final class LessonSearch {

    private static final String TITLE = "title";
    private static final String ABOUT = "about";
    private static final String FACTS = "facts";
    private static final String BODY = "body";
    private static final String STAGE = "stage";
    private static final String MINUTES = "minutes";

    /// A key stage or a time that is named counts for more than any word: it is what was meant.
    private static final float NAMED_STAGE = 60f;

    private static final float NAMED_TIME = 30f;
    private static final float IN_TITLE = 6f;
    private static final float IN_FACTS = 4f;
    private static final float IN_ABOUT = 3f;
    private static final float MISSPELT = 0.5f;
    private static final int SHORTEST_FORGIVEN = 4;
    private static final int SHORTEST_FORGIVEN_TWICE = 8;
    private static final int MOST_WORDS = 12;
    private static final double SHARE_THAT_MUST_MATCH = 0.6;

    /// Words, as the analyser leaves them, that fit everything here.
    private static final Set<String> SAY_NOTHING =
            Set.of("activ", "activti", "lesson", "resourc", "idea", "about", "someth", "minut");

    private static final Pattern NAMED_STAGES = Pattern.compile("\\bks([1-5])\\b");
    private static final Pattern NAMED_TIMES = Pattern.compile("\\b(\\d{1,3})[ -]?min");

    private final Analyzer analyzer = new EnglishAnalyzer();
    private final IndexSearcher searcher;
    private final int size;

    /// @param words how subjects, values and the like are called on the screen
    LessonSearch(Collection<Lesson> lessons, Function<String, String> words) {
        try {
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (Lesson lesson : lessons) {
                    writer.addDocument(document(lesson, words));
                }
            }
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
            this.size = Math.max(1, lessons.size());
        } catch (IOException e) {
            throw new UncheckedIOException("The index of lessons could not be made", e);
        }
    }

    private static Document document(Lesson lesson, Function<String, String> words) {
        Document document = new Document();
        document.add(new StoredField("id", lesson.id()));
        document.add(new TextField(TITLE, lesson.title(), Field.Store.NO));
        document.add(new TextField(ABOUT, String.join(". ", lesson.objectives()), Field.Store.NO));
        document.add(new TextField(FACTS, facts(lesson, words), Field.Store.NO));
        document.add(new TextField(BODY, lesson.words(), Field.Store.NO));
        lesson.keyStages()
                .forEach(stage -> document.add(new StringField(STAGE, stage.id(), Field.Store.NO)));
        document.add(new StringField(MINUTES, Integer.toString(lesson.minutes()), Field.Store.NO));
        return document;
    }

    private static String facts(Lesson lesson, Function<String, String> words) {
        List<String> facts = new ArrayList<>();
        facts.add(words.apply("lesson-value." + lesson.value().name()));
        facts.add(words.apply("lesson-type." + lesson.type().name()));
        facts.add(lesson.minutes() + " minutes");
        for (KeyStage stage : lesson.keyStages()) {
            facts.add(stage.id());
            facts.add(words.apply("key-stage.search." + stage.name()));
        }
        lesson.subjects().forEach(subject -> facts.add(subject.replace('-', ' ')));
        return String.join(" ", facts);
    }

    /// Ids of what fits, best first; nothing where the words say nothing.
    List<String> find(String text) {
        // "KS 2" and "key stage 2" are one word, as in the index.
        String tidy =
                text.toLowerCase(Locale.ROOT)
                        .replaceAll("\\b(?:ks|key\\s+stage)\\s*([1-5])\\b", "ks$1");
        List<String> tokens = tokens(tidy);
        if (tokens.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        for (int i = 0; i < tokens.size(); i++) {
            words.add(anywhere(tokens.get(i), i == tokens.size() - 1), BooleanClause.Occur.SHOULD);
        }
        words.setMinimumNumberShouldMatch((int) Math.ceil(tokens.size() * SHARE_THAT_MUST_MATCH));
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(words.build(), BooleanClause.Occur.MUST);
        named(query, NAMED_STAGES.matcher(tidy), STAGE, "ks", NAMED_STAGE);
        named(query, NAMED_TIMES.matcher(tidy), MINUTES, "", NAMED_TIME);
        return ids(query.build());
    }

    private static void named(
            BooleanQuery.Builder query, Matcher matcher, String field, String prefix, float boost) {
        while (matcher.find()) {
            query.add(
                    new BoostQuery(
                            new ConstantScoreQuery(
                                    new TermQuery(new Term(field, prefix + matcher.group(1)))),
                            boost),
                    BooleanClause.Occur.SHOULD);
        }
    }

    private List<String> ids(Query query) {
        try {
            List<String> found = new ArrayList<>();
            for (ScoreDoc hit : searcher.search(query, size).scoreDocs) {
                found.add(searcher.storedFields().document(hit.doc).get("id"));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("The index of lessons could not be read", e);
        }
    }

    private List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(BODY, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken() && tokens.size() < MOST_WORDS) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("The words could not be read", e);
        }
        List<String> telling = tokens.stream().filter(one -> !SAY_NOTHING.contains(one)).toList();
        return telling.isEmpty() ? tokens : telling;
    }

    private static Query anywhere(String token, boolean last) {
        List<Query> places = new ArrayList<>();
        places.add(new BoostQuery(in(TITLE, token, last), IN_TITLE));
        places.add(new BoostQuery(in(FACTS, token, last), IN_FACTS));
        places.add(new BoostQuery(in(ABOUT, token, last), IN_ABOUT));
        places.add(in(BODY, token, last));
        return new DisjunctionMaxQuery(places, 0.1f);
    }

    private static Query in(String field, String token, boolean last) {
        List<Query> ways = new ArrayList<>();
        ways.add(new TermQuery(new Term(field, token)));
        if (token.length() >= SHORTEST_FORGIVEN && token.chars().noneMatch(Character::isDigit)) {
            int slips = token.length() >= SHORTEST_FORGIVEN_TWICE ? 2 : 1;
            ways.add(new BoostQuery(new FuzzyQuery(new Term(field, token), slips, 1), MISSPELT));
            if (last) {
                ways.add(new BoostQuery(new PrefixQuery(new Term(field, token)), MISSPELT));
            }
        }
        return new DisjunctionMaxQuery(ways, 0f);
    }

    /// What was indexed, to tell whether it still is what there is.
    private @Nullable Object source;

    LessonSearch of(Object catalogue) {
        source = catalogue;
        return this;
    }

    @SuppressWarnings("ReferenceEquality") // the very same catalogue, not one like it
    boolean isOf(Object catalogue) {
        return source == catalogue;
    }
}

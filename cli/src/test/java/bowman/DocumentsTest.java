package bowman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files, headings, packages and classes that the documents name exist. */
class DocumentsTest {

    private static final Path PROJECT = Path.of("..");
    private static final String ARCHITECTURE = "ARCHITECTURE.md";

    private static final Pattern FENCED = Pattern.compile("^ *```.*?^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern INDENTED = Pattern.compile("(?<=\n\n)(?:(?: {4,}.*)?\n)+");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+?) *$", Pattern.MULTILINE);
    private static final Pattern QUALIFIED = Pattern.compile("\\b(bowman(?:\\.[a-z]\\w*)+)(?:\\.([A-Z]\\w*))?");
    private static final Pattern TYPE_OR_MEMBER = Pattern.compile("([A-Z]\\w*[a-z]\\w*)(?:[.(].*)?");
    private static final Pattern FILE = Pattern.compile("[\\w./-]+\\.(?:java|md|xml|tsv|svg)");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    static List<String> documents() throws IOException {
        try (Stream<Path> more = Files.list(PROJECT.resolve("docs"))) {
            return Stream.concat(Stream.of("README.md", ARCHITECTURE, "CONTRIBUTING.md", "CHANGELOG.md"),
                    more.filter(file -> file.toString().endsWith(".md")).map(file -> "docs/" + file.getFileName()))
                    .sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToAFileAndAHeading(String document) throws IOException {
        Path file = PROJECT.resolve(document);
        assertThat(matches(LINK, CODE.matcher(prose(file)).replaceAll("code"))).extracting(link -> link.group(1))
                .filteredOn(Predicate.not(link -> link.matches("(?:https?|mailto):.*")))
                .allSatisfy(link -> {
                    Path target = link.startsWith("#") ? file : file.resolveSibling(link.replaceFirst("#.*", ""));
                    assertThat(target).as("where %s links to by %s", document, link).exists();
                    if (link.contains("#")) {
                        assertThat(anchors(target)).as("headings of %s, where %s links to", target, document)
                                .contains(link.replaceFirst(".*#", ""));
                    }
                });
    }

    @Test
    void theArchitectureNamesEveryPackage() throws IOException {
        Set<String> named = matches(QUALIFIED, prose(PROJECT.resolve(ARCHITECTURE)))
                .map(match -> match.group(1)).collect(Collectors.toSet());
        assertThat(named).containsAll(packages("/src/main/java/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {ARCHITECTURE, "CONTRIBUTING.md"})
    void everyPackageClassAndFileThatIsNamedExists(String document) throws IOException {
        Set<String> packages = packages("/java/");
        Set<String> types = types();
        // What a walk through the code makes is shown in it.
        matches(TYPE, Files.readString(PROJECT.resolve(document))).forEach(type -> types.add(type.group(1)));
        List<String> files = files().stream().map(file -> "/" + path(file)).toList();
        Set<String> missing = new TreeSet<>();
        matches(CODE, prose(PROJECT.resolve(document))).map(code -> code.group(1)).forEach(code -> {
            matches(QUALIFIED, code)
                    .filter(name -> !packages.contains(name.group(1))
                            || name.group(2) != null && !types.contains(name.group(2)))
                    .forEach(name -> missing.add(name.group()));
            Matcher type = TYPE_OR_MEMBER.matcher(code);
            if (FILE.matcher(code).matches()) {
                if (files.stream().noneMatch(file -> file.endsWith("/" + code))) {
                    missing.add(code);
                }
            } else if (type.matches() && !types.contains(type.group(1))) {
                missing.add(code);
            }
        });
        assertThat(missing).as("what %s names and is not there", document).isEmpty();
    }

    /** A document without its blocks of code. */
    private static String prose(Path document) throws IOException {
        String text = FENCED.matcher(Files.readString(document)).replaceAll("");
        return INDENTED.matcher(text).replaceAll("\n");
    }

    /** The anchors of a document's headings, as GitHub makes them. */
    private static Set<String> anchors(Path document) throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        return matches(HEADING, FENCED.matcher(Files.readString(document)).replaceAll(""))
                .map(heading -> heading.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .map(slug -> {
                    int before = seen.merge(slug, 1, Integer::sum) - 1;
                    return before == 0 ? slug : slug + "-" + before;
                }).collect(Collectors.toSet());
    }

    private static Set<String> packages(String sources) throws IOException {
        return files().stream().filter(file -> file.endsWith("package-info.java")).map(DocumentsTest::path)
                .filter(file -> file.contains(sources + "bowman/"))
                .map(file -> file.substring(file.indexOf("/java/bowman/") + "/java/".length(), file.lastIndexOf('/')))
                .map(folder -> folder.replace('/', '.')).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> types() throws IOException {
        Set<String> types = new TreeSet<>();
        for (Path file : files()) {
            if (file.toString().endsWith(".java")) {
                matches(TYPE, Files.readString(file)).forEach(type -> types.add(type.group(1)));
            }
        }
        return types;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !path(file).matches("(?:.*/)?(?:target|\\.git)/.*")).toList();
        }
    }

    private static String path(Path file) {
        return PROJECT.relativize(file).toString().replace('\\', '/');
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}

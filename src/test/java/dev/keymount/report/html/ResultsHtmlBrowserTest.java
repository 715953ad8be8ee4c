package dev.keymount.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.result.Finding;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import dev.keymount.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real browser makes of the page of many repositories. */
@Tag("browser")
class ResultsHtmlBrowserTest {

  private static final Path TESTDATA =
      Path.of(System.getProperty("keymount.testdata", "testdata")).toAbsolutePath();

  /** The picture of the README; {@code -Dgolden.update=true} takes it anew. */
  private static final Path SCREENSHOT = TESTDATA.resolve("screenshots/bulk.png");

  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private static final String SHOWN =
      "String([...document.querySelectorAll('.entry')].filter(e => e.checkVisibility()).length)";

  @TempDir private static Path directory;

  private static Chromium browser;
  private static List<RepositoryResult> varied = List.of();

  @BeforeAll
  static void start() throws IOException {
    varied = ResultSamples.varied(directory.resolve("organisation"));
    write("varied.html", varied);
    write("linked.html", varied);
    write("hostile.html", ResultSamples.hostile());
    browser = Chromium.start(directory.resolve("profile"));
  }

  private static void write(String name, List<RepositoryResult> results) throws IOException {
    try (var out = Files.newBufferedWriter(directory.resolve(name))) {
      ResultsHtml.write(Results.of(results), out);
    }
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void asOnADesk() {
    browser.scripts(true);
    browser.size(1280, 900);
    browser.media("screen", "light");
  }

  private static void open(String name) {
    browser.open(directory.resolve(name));
  }

  private static int number(String expression) {
    return (int) Math.round(Double.parseDouble(browser.evaluate(expression)));
  }

  private static String text(String selector) {
    return browser.evaluate("document.querySelector('" + selector + "').textContent");
  }

  private static boolean isVisible(String selector) {
    return Boolean.parseBoolean(
        browser.evaluate("document.querySelector('" + selector + "').checkVisibility()"));
  }

  private static void choose(String id, String value) {
    browser.evaluate(
        "{ const choice = document.getElementById('%s'); choice.value = '%s';".formatted(id, value)
            + " choice.dispatchEvent(new Event('change')); }");
  }

  /** Chooses the option whose text begins so. */
  private static void chooseNamed(String id, String name) {
    choose(
        id,
        browser.evaluate(
            "[...document.getElementById('%s').options].find(o => o.text.startsWith('%s ('))?.value"
                .formatted(id, name)));
  }

  private static int count(Predicate<RepositoryResult> predicate) {
    return (int) varied.stream().filter(predicate).count();
  }

  private static boolean hasFinding(RepositoryResult result, Predicate<Finding> predicate) {
    return result.findings().stream().anyMatch(predicate);
  }

  private static void assertShown(int count) {
    assertThat(text("#count")).isEqualTo(count + " of " + varied.size() + " repositories shown");
    assertThat(number(SHOWN)).isEqualTo(count);
  }

  private static void assertSilent(String page) {
    assertThat(browser.events("Network.requestWillBeSent"))
        .extracting(request -> request.get("request").get("url").text())
        .containsExactly(directory.resolve(page).toUri().toString());
    assertThat(browser.events("Log.entryAdded"))
        .extracting(entry -> entry.get("entry").get("text").text())
        .isEmpty();
    assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
    assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
  }

  @Test
  void filtersByOutcomeRuleKindAndName() {
    open("varied.html");
    assertShown(varied.size());
    choose("filter-outcome", "manual");
    assertShown(count(result -> result.outcome() == Outcome.MANUAL));
    chooseNamed("filter-rule", "secret-literal");
    assertShown(
        count(
            result ->
                result.outcome() == Outcome.MANUAL
                    && hasFinding(result, each -> each.rule().equals("secret-literal"))));
    browser.evaluate("document.getElementById('filter-reset').click()");
    assertShown(varied.size());
    chooseNamed("filter-kind", "token");
    assertShown(count(result -> hasFinding(result, each -> each.kind().equals("token"))));
    browser.evaluate("document.getElementById('filter-text').focus()");
    browser.type("MODELS");
    assertShown(3);
    choose("filter-outcome", "failed");
    assertShown(0);
    assertThat(isVisible("#none")).isTrue();
    assertSilent("varied.html");
  }

  /** A rule of one finding and the kind of another are no match. */
  @Test
  void wantsRuleAndKindOfTheSameFinding() {
    open("varied.html");
    chooseNamed("filter-rule", "ssh-key-arg");
    assertShown(6);
    chooseNamed("filter-kind", "token");
    assertShown(0);
  }

  @Test
  void reachesTheFilterByOneKeyAndClearsItByAnother() {
    open("varied.html");
    browser.key("/", 191, "/");
    assertThat(browser.evaluate("document.activeElement.id")).isEqualTo("filter-text");
    browser.type("ledger/");
    browser.key("/", 191, "/");
    assertThat(browser.evaluate("document.activeElement.value")).isEqualTo("ledger//");
    assertShown(0);
    browser.key("Escape", 27, "");
    assertThat(browser.evaluate("document.activeElement.value")).isEmpty();
    assertShown(varied.size());
  }

  @Test
  void opensAnEntryAndItsDiffFromTheKeyboard() {
    open("varied.html");
    var seen = new ArrayList<String>();
    for (int press = 0; press < 40 && !seen.contains("repository-1"); press++) {
      browser.tab();
      seen.add(
          browser.evaluate("document.activeElement.id || document.activeElement.parentElement.id"));
      assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
    }
    assertThat(seen)
        .containsSubsequence(
            "filter-text",
            "filter-outcome",
            "filter-rule",
            "filter-kind",
            "filter-reset",
            "repository-1");
    assertThat(isVisible("#repository-1 .diff")).isFalse();
    browser.key("Enter", 13, "\r");
    assertThat(isVisible("#repository-1 .diff")).isTrue();
    for (int press = 0; press < 9 && !text(":focus").startsWith("The diff"); press++) {
      browser.tab();
    }
    browser.key("Enter", 13, "\r");
    assertThat(browser.evaluate("document.querySelector('#repository-1 .change').open"))
        .isEqualTo("false");
  }

  @Test
  void opensTheEntryThatALinkNames() {
    browser.open(directory.resolve("linked.html"), "#repository-18");
    browser.settle();
    assertThat(browser.evaluate("document.getElementById('repository-18').open")).isEqualTo("true");
    assertThat(number("document.getElementById('repository-18').getBoundingClientRect().top"))
        .isBetween(0, 500);
    choose("filter-outcome", "failed");
    assertThat(isVisible("#repository-4")).isFalse();
    browser.evaluate("document.querySelector('.rotations a[href=\"#repository-4\"]').click()");
    browser.settle();
    assertThat(browser.evaluate("document.getElementById('repository-4').open")).isEqualTo("true");
    assertShown(varied.size());
  }

  @Test
  void runsNothingOutOfARepository() {
    open("hostile.html");
    openAll();
    browser.settle();
    assertSilent("hostile.html");
    assertThat(browser.evaluate("String(window.taken)")).isEqualTo("undefined");
    assertThat(number("document.scripts.length")).isEqualTo(1);
    assertThat(
            browser.evaluate(
                "[...document.querySelectorAll('*')].filter(e =>"
                    + " /^(iframe|img|object|embed|base|link|form|foreignobject)$/i"
                    + ".test(e.tagName) || [...e.attributes].some(a => /^on|^style$/.test(a.name)"
                    + " || a.name === 'href' && !a.value.startsWith('#')))"
                    + ".map(e => e.outerHTML).join()"))
        .isEmpty();
    assertThat(browser.evaluate("document.body.textContent"))
        .contains("<script>window.taken=1</script>")
        .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]");
  }

  private static void openAll() {
    browser.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })");
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 768, 390, 320})
  void isNoWiderThanTheWindow(int width) {
    browser.size(width, 800);
    for (var page : List.of("varied.html", "hostile.html")) {
      open(page);
      openAll();
      assertThat(browser.evaluate(PageChecks.OUTSIDE)).isEmpty();
      assertThat(number("document.documentElement.scrollWidth")).isEqualTo(width);
    }
  }

  @ParameterizedTest
  @CsvSource({"screen, light", "screen, dark", "print, light", "print, dark"})
  void hasTextThatStandsOutFromItsGround(String media, String scheme) {
    browser.media(media, scheme);
    open("varied.html");
    openAll();
    assertThat(browser.evaluate(PageChecks.FAINT)).isEmpty();
  }

  @Test
  void keepsTextsOfWaysInTheirDrawings() {
    for (var page : List.of("varied.html", "hostile.html")) {
      open(page);
      openAll();
      assertThat(
              browser.evaluate(
                  "[...document.querySelectorAll('.secret-way text')].filter(t => {"
                      + " const a = t.getBBox(), b = t.ownerSVGElement.viewBox.baseVal;"
                      + " return a.x + a.width > b.width || a.y + a.height > b.height; })"
                      + ".map(t => t.textContent).join('|')"))
          .isEmpty();
    }
  }

  @Test
  void canBeReadWithoutScripts() {
    browser.scripts(false);
    open("varied.html");
    assertThat(text("#count")).isEqualTo(varied.size() + " repositories");
    assertThat(isVisible("#filter-fields")).isFalse();
    assertThat(number(SHOWN)).isEqualTo(varied.size());
    browser.evaluate("document.querySelector('#repository-1 > summary').focus()");
    browser.key("Enter", 13, "\r");
    assertThat(isVisible("#repository-1 .diff")).isTrue();
  }

  @Test
  void printsWhatIsClosedOnTheScreen() {
    browser.media("print", "light");
    open("varied.html");
    assertThat(isVisible("#repository-2 .diff")).isTrue();
    assertThat(isVisible("#filter")).isFalse();
  }

  @Test
  void showsAnOrganisation() throws IOException {
    write("organisation.html", varied.subList(0, 13));
    open("organisation.html");
    browser.evaluate("document.getElementById('repository-2').open = true");
    browser.settle();
    assertThat(text("#repository-2 .diff")).contains("+RUN --mount=type=ssh");
    if (UPDATE) {
      browser.size(1280, 2400);
      browser.settle();
      int bottom = number("document.documentElement.scrollHeight");
      Files.write(SCREENSHOT, browser.png(1280, Math.min(bottom, 1900)));
    }
    assertThat(SCREENSHOT).exists();
  }
}

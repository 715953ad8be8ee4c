package dev.keymount.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.report.Verifications;
import dev.keymount.verify.Verification;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real browser makes of the page. */
@Tag("browser")
class VerificationHtmlBrowserTest {

  @TempDir static Path directory;

  private static Chromium browser;

  @BeforeAll
  static void start() throws IOException {
    browser = Chromium.start(directory.resolve("profile"));
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void asOnADesk() {
    browser.size(1280, 900);
    browser.media("screen", "light");
  }

  private static void open(List<Verification> verifications) throws IOException {
    var file = directory.resolve("report.html");
    Files.writeString(file, VerificationHtml.page(verifications));
    browser.open(file);
  }

  private static int number(String expression) {
    return (int) Math.round(Double.parseDouble(browser.evaluate(expression)));
  }

  @Test
  void loadsNothingAndHasNothingToComplainOf() throws IOException {
    open(Verifications.all());
    assertThat(browser.events("Network.requestWillBeSent"))
        .extracting(request -> request.get("request").get("url").text())
        .containsExactly(directory.resolve("report.html").toUri().toString());
    assertThat(browser.events("Log.entryAdded"))
        .extracting(entry -> entry.get("entry").get("text").text())
        .isEmpty();
    assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
    assertThat(browser.evaluate("document.compatMode")).isEqualTo("CSS1Compat");
    assertThat(browser.evaluate("document.scripts.length")).isEqualTo("0");
  }

  @Test
  void drawsTheStagesAndTheWaysOfBothSides() throws IOException {
    open(List.of(Verifications.proven()));
    assertThat(browser.evaluate(texts(".before .graph .name")))
        .isEqualTo(
            "base FROM node:22|themes FROM base|build FROM node:22|stage 3 FROM nginx:1"
                + "|the build as a whole");
    assertThat(number("document.querySelectorAll('.before .graph .way').length")).isEqualTo(2);
    assertThat(number("document.querySelectorAll('.after .graph .way').length")).isZero();
    assertThat(number("document.querySelectorAll('.before .station.found').length")).isEqualTo(6);
    assertThat(number("document.querySelectorAll('.after .station.found').length")).isZero();
    assertThat(number("document.querySelectorAll('.after .station.mounted').length")).isEqualTo(5);
    assertThat(number("document.querySelectorAll('.before .edge').length")).isEqualTo(4);
    assertThat(number("document.querySelectorAll('.after .row.clean').length")).isEqualTo(5);
  }

  private static String texts(String selector) {
    return "[...document.querySelectorAll('"
        + selector
        + "')].map(e => [...e.childNodes].map(n => n.textContent).join(' ')).join('|')";
  }

  @ParameterizedTest
  @ValueSource(ints = {1600, 1280, 800, 390, 320})
  void isNoWiderThanTheWindow(int width) throws IOException {
    browser.size(width, 800);
    for (var proofs : List.of(Verifications.all(), List.of(Verifications.hostile()))) {
      open(proofs);
      assertThat(browser.evaluate(PageChecks.OUTSIDE)).isEmpty();
      assertThat(number("document.documentElement.scrollWidth")).isEqualTo(width);
    }
  }

  @Test
  void putsTheSidesBelowEachOtherOnAPhone() throws IOException {
    open(List.of(Verifications.proven()));
    var below =
        "document.querySelector('.after').getBoundingClientRect().top"
            + " >= document.querySelector('.before').getBoundingClientRect().bottom";
    assertThat(browser.evaluate(below)).isEqualTo("false");
    browser.size(390, 800);
    assertThat(browser.evaluate(below)).isEqualTo("true");
    assertThat(number("document.querySelector('.graph .code').getBoundingClientRect().height * 10"))
        .isGreaterThan(90);
  }

  @Test
  void keepsTextsOfTheGraphInTheirBoxesAndApart() throws IOException {
    for (var proof :
        List.of(Verifications.leaking(), Verifications.hostile(), Verifications.many())) {
      open(List.of(proof));
      assertThat(browser.evaluate(OUTSIDE)).isEmpty();
      assertThat(browser.evaluate(OVERLAPPING)).isEmpty();
    }
  }

  private static final String OUTSIDE =
      """
      [...document.querySelectorAll('.graph .stage')].flatMap(stage => {
        const box = stage.querySelector('.box').getBBox();
        return [...stage.querySelectorAll('text')].filter(text => {
          const t = text.getBBox();
          return t.x < box.x || t.x + t.width > box.x + box.width + 1
              || t.y < box.y - 1 || t.y + t.height > box.y + box.height + 3;
        }).map(text => text.textContent);
      }).join('|')
      """;

  private static final String OVERLAPPING =
      """
      [...document.querySelectorAll('.graph')].flatMap(graph => {
        const texts = [...graph.querySelectorAll('.stage text')].map(t => [t, t.getBBox()]);
        return texts.flatMap(([one, a], i) => texts.slice(i + 1).filter(([other, b]) =>
          a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width
          && a.y + 4 < b.y + b.height && b.y + 4 < a.y + a.height)
          .map(([other]) => one.textContent + ' / ' + other.textContent));
      }).join('|')
      """;

  @ParameterizedTest
  @CsvSource({"screen, light", "screen, dark", "print, light", "print, dark"})
  void paintsEachSecretInAColourOfItsOwn(String media, String scheme) throws IOException {
    browser.media(media, scheme);
    open(List.of(Verifications.proven()));
    var colours = colours(browser.screenshot(1280, 1800));
    for (var secret : List.of("s0", "s1")) {
      var own =
          colour("getComputedStyle(document.querySelector('.station." + secret + "')).stroke");
      assertThat(colours).contains(own);
    }
    int ground = colour("getComputedStyle(document.body).backgroundColor") & 0xff;
    if (media.equals("screen") && scheme.equals("dark")) {
      assertThat(ground).isLessThan(64);
    } else {
      assertThat(ground).isGreaterThan(224);
    }
  }

  private static Set<Integer> colours(BufferedImage image) {
    var colours = new HashSet<Integer>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    return colours;
  }

  private static int colour(String expression) {
    var numbers = browser.evaluate(expression).replaceAll("[^0-9,]", "").split(",", -1);
    return Integer.parseInt(numbers[0]) << 16
        | Integer.parseInt(numbers[1]) << 8
        | Integer.parseInt(numbers[2]);
  }

  /** Contrast as in WCAG 2.2, success criterion 1.4.3. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void hasTextThatStandsOutFromItsGround(String scheme) throws IOException {
    browser.media("screen", scheme);
    open(Verifications.all());
    assertThat(browser.evaluate(PageChecks.FAINT)).isEmpty();
  }

  @Test
  void canBeUsedFromTheKeyboard() throws IOException {
    open(Verifications.all());
    var focused = new ArrayList<String>();
    for (int press = 0; press < 8; press++) {
      browser.tab();
      focused.add(browser.evaluate("document.activeElement.textContent.trim()"));
      assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
          .isEqualTo("solid");
    }
    assertThat(focused.subList(0, 5))
        .containsExactly(
            "✓ proven services/shop/Dockerfile",
            "✗ leaks services/shop/Dockerfile.debug",
            "✗ fails services/shop/Dockerfile.ci",
            "? not provable tools/Dockerfile",
            "= unchanged docs/Dockerfile");
    assertThat(focused.get(5)).startsWith("1 difference");
  }

  @Test
  void runsNothingOutOfARepository() throws IOException {
    open(List.of(Verifications.hostile()));
    assertThat(browser.evaluate("String(window.taken)")).isEqualTo("undefined");
    assertThat(browser.evaluate("document.title")).doesNotContain("taken");
    assertThat(
            browser.evaluate(
                "[...document.querySelectorAll('*')].filter(e =>"
                    + " /^(script|iframe|img|object|embed|base|link|form|foreignobject)$/i"
                    + ".test(e.tagName) || [...e.attributes].some(a => /^on|^style$/.test(a.name)"
                    + " || a.name === 'href' && !a.value.startsWith('#')))"
                    + ".map(e => e.outerHTML).join()"))
        .isEmpty();
    assertThat(browser.evaluate("document.body.textContent"))
        .contains("<script>window.taken=1</script>")
        .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u202a-\u202e\u2066-\u2069]");
    assertThat(browser.events("Log.entryAdded")).isEmpty();
  }
}

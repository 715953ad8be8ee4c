package dev.keymount.verify.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlesTest {

  private static final String TOKEN = "CANARY3f1c09ab77d2e4561b8a90cd2ef45a61";
  private static final String ODD = "CANARY p@ss/\"w\\o+rd\"<&>é";
  private static final Needles NEEDLES = needles(TOKEN);

  private static Needles needles(String... texts) {
    return Needles.of(List.of(Needle.of("TOKEN", List.of(texts))));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void findsTheValueAsItIs() {
    assertThat(NEEDLES.in("a=" + TOKEN + "\nb=" + TOKEN))
        .containsExactly(new Match("TOKEN", Form.PLAIN, 2), new Match("TOKEN", Form.PLAIN, 43));
  }

  @Test
  void reachesTheFirstAndTheLastByteAndNoFurther() {
    assertThat(NEEDLES.in(TOKEN)).hasSize(1);
    byte[] bytes = utf8(TOKEN);
    assertThat(NEEDLES.in(bytes, bytes.length - 1)).isEmpty();
    assertThat(NEEDLES.in("")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void findsBase64WhereverTheValueStandsInIt(int before) {
    byte[] whole = utf8("u".repeat(before) + TOKEN + "tail\u00ff\u00fe");
    for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder().withoutPadding())) {
      assertThat(NEEDLES.in(encoder.encodeToString(whole)))
          .singleElement()
          .satisfies(match -> assertThat(match.form()).isEqualTo(Form.BASE64));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "60, \\n",
    "64, \\n",
    "76, \\r\\n",
    "76, \\\\n",
    "64, \\\\r\\\\n",
    "64, '\\n        '"
  })
  void findsBase64OverLines(int columns, String escaped) {
    var lineEnd = escaped.translateEscapes();
    for (int before = 0; before < 100; before++) {
      var whole =
          Base64.getEncoder().encodeToString(utf8("u".repeat(before) + TOKEN + "v".repeat(60)));
      assertThat(NEEDLES.in(wrapped(whole, columns, lineEnd)))
          .as("%d bytes before", before)
          .hasSize(1);
    }
  }

  private static String wrapped(String text, int columns, String lineEnd) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < text.length(); i += columns) {
      lines.add(text.substring(i, Math.min(text.length(), i + columns)));
    }
    return String.join(lineEnd, lines);
  }

  @Test
  void findsHexadecimalInBothCasesAndOverLines() {
    var hex = HexFormat.of().formatHex(utf8(TOKEN));
    for (var text : List.of(hex, hex.toUpperCase(Locale.ROOT), wrapped("ab" + hex, 60, "\n"))) {
      assertThat(NEEDLES.in(text)).extracting(Match::form).containsExactly(Form.HEX);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CANARY%20p%40ss%2F%22w%5Co%2Brd%22%3C%26%3E%C3%A9", // all
        "CANARY%20p%40ss%2f%22w%5co%2brd%22%3c%26%3e%c3%a9", // in lower case
        "CANARY%20p%40ss/%22w%5Co%2Brd%22%3C%26%3E%C3%A9", // Python
        "CANARY%20p@ss/%22w%5Co+rd%22%3C&%3E%C3%A9", // encodeURI
        "CANARY%20p%40ss%2F%22w%5Co+rd%22%3C&%3E%C3%A9", // Go, a password
      })
  void findsUrlEncodings(String text) {
    assertThat(needles(ODD).in("https://u:" + text + "@git.example.com"))
        .containsExactly(new Match("TOKEN", Form.URL, 10));
  }

  @Test
  void findsFormEncoding() {
    assertThat(needles(ODD).in(URLEncoder.encode(ODD, StandardCharsets.UTF_8)))
        .containsExactly(new Match("TOKEN", Form.URL, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CANARY p@ss/\\\"w\\\\o+rd\\\"<&>é",
        "CANARY p@ss\\/\\\"w\\\\o+rd\\\"<&>\\u00e9", // PHP
        "CANARY p@ss/\\\"w\\\\o+rd\\\"\\u003c\\u0026\\u003eé", // Go
        "CANARY p@ss/\\\"w\\\\o+rd\\\"\\u003C\\u0026\\u003E\\u00E9", // .NET
        "CANARY p@ss/\\\\\\\"w\\\\\\\\o+rd\\\\\\\"<&>é", // JSON in JSON
      })
  void findsTheEscapesOfJson(String text) {
    assertThat(needles(ODD).in("{\"a\":\"" + text + "\"}"))
        .containsExactly(new Match("TOKEN", Form.PLAIN, 6));
  }

  @Test
  void findsAnyOfTheTextsOfASecret() {
    var key = needles("CANARYfirstlineofakey", "CANARYsecondlineofakey", "dw==");
    assertThat(key.in("x CANARYsecondlineofakey")).hasSize(1);
    assertThat(key.in("dw==")).isEmpty();
  }

  @Test
  void findsTheShortestSecretInAllForms() {
    var shortest = needles("CANARY+1");
    assertThat(shortest.in("x CANARY+1 CANARY%2B1 " + HexFormat.of().formatHex(utf8("CANARY+1"))))
        .extracting(Match::form)
        .containsExactly(Form.PLAIN, Form.URL, Form.HEX);
    for (var prefix : List.of("", "a", "bc")) {
      assertThat(shortest.in(Base64.getEncoder().encodeToString(utf8(prefix + "CANARY+1z"))))
          .hasSize(1);
    }
  }

  @Test
  void refusesASecretThatIsTooShortWithoutShowingIt() {
    assertThatThrownBy(() -> needles("CANARY7"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("secret TOKEN is too short to be looked for");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CANARY3f1c09ab77d2e4561b8a90cd2ef45a6", // a byte is missing
        "CANARY3f1c09ab77d2e4561b8a90cd2ef45a60",
        "canary3f1c09ab77d2e4561b8a90cd2ef45a61",
        "CANARY3f1c09ab77d2e456\n1b8a90cd2ef45a61", // only encodings go over lines
        "CANARYCANARY3f1c09ab77d2e4561b8a90cd2ef45a6",
        "Q0FOQVJZM2YxYzA5YWI3N2QyZTQ1NjFiOGE5MGNkMmVmNDVhN",
        "Q0FOQVJZM2YxYzA5YWI3N2 QyZTQ1NjFiOGE5MGNkMmVmNDVhNjE=",
        "Q0FOQVJZM2YxYzA5YWI3N2QyZTQ1NjFiOGE5MGNkMmVmNDVhMjE=", // another last digit that only the
        // secret decides
        "43414e4152593366316330396162373764326534353631623861393063643265663435613630",
      })
  void leavesAlone(String text) {
    assertThat(NEEDLES.in(text)).isEmpty();
    assertThat(NEEDLES.redact(text)).isEqualTo(text);
  }

  @Test
  void noSecretsAreNowhere() {
    assertThat(Needles.NONE.in(TOKEN)).isEmpty();
    assertThat(Needles.NONE.redact(TOKEN)).isEqualTo(TOKEN);
    var matches = new ArrayList<Match>();
    var stream = Needles.NONE.stream(matches::add);
    stream.feed(utf8(TOKEN), 0, TOKEN.length());
    stream.end();
    assertThat(matches).isEmpty();
  }

  @Test
  void redactsAllForms() {
    var hex = HexFormat.of().formatHex(utf8(TOKEN));
    assertThat(NEEDLES.redact("é " + TOKEN + TOKEN + " " + hex + " \uD83D\uDD11"))
        .isEqualTo("é [TOKEN redacted][TOKEN redacted] [TOKEN redacted] \uD83D\uDD11");
    var basic = Base64.getEncoder().encodeToString(utf8("user:" + TOKEN));
    assertThat(NEEDLES.redact("Basic " + basic)).matches("Basic \\w{7}\\[TOKEN redacted]\\w?=*");
  }

  @Test
  void redactsTheLongerOfTwoAndTheRestOfTheShorter() {
    var both =
        Needles.of(
            List.of(
                Needle.of("PAIR", List.of("CANARYuser:" + TOKEN)),
                Needle.of("TOKEN", List.of(TOKEN)),
                Needle.of("AFTER", List.of("5a61-CANARY"))));
    assertThat(both.redact("a CANARYuser:" + TOKEN + "-CANARY b " + TOKEN))
        .isEqualTo("a [PAIR redacted][AFTER redacted] b [TOKEN redacted]");
  }

  @Test
  void showsNoValue() {
    assertThat(NEEDLES.toString()).isEqualTo("1 secrets");
  }

  @Test
  void findsEachOfManySecrets() {
    var random = new Random(7);
    var needles = new ArrayList<Needle>();
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[16];
      random.nextBytes(bytes);
      needles.add(Needle.of("S" + i, List.of("CANARY" + HexFormat.of().formatHex(bytes))));
    }
    var all = Needles.of(needles);
    for (var needle : needles) {
      var text = "x".repeat(random.nextInt(40)) + needle.texts().get(0);
      assertThat(all.in(text)).extracting(Match::secret).containsExactly(needle.name());
      assertThat(all.in(Base64.getEncoder().encodeToString(utf8(text))))
          .extracting(Match::secret)
          .containsExactly(needle.name());
    }
  }
}

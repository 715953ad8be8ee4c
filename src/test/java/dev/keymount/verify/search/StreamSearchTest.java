package dev.keymount.verify.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamSearchTest {

  private static final List<Form> FORMS = List.of(Form.values());
  private static final String TOKEN = "CANARY3f1c09ab77d2e4561b8a90cd2ef45a61";
  private static final String KEY_LINE =
      "CANARYaW50ZXJuYWwta2V5LWxpbmUtb2Ytc2V2ZW50eS1jb2x1bW5zAAAAC3NzaC1lZDI1";
  private static final Needles NEEDLES =
      Needles.of(
          List.of(
              Needle.of("TOKEN", List.of(TOKEN)),
              Needle.of(
                  "KEY", List.of(KEY_LINE, "CANARYbmV4dCBsaW5lIG9mIHRoZSBrZXkgd2l0aCBtb3Jl"))));

  /** Wherever blocks end, each occurrence is told once and at its place. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void blocksMakeNoDifference(long seed) {
    var random = new Random(seed);
    byte[] bytes = new byte[400_000];
    random.nextBytes(bytes);
    var expected = new ArrayList<Match>();
    int at = random.nextInt(2000);
    while (at < bytes.length - 2000) {
      var form = FORMS.get(random.nextInt(4));
      var secret = random.nextBoolean() ? "TOKEN" : "KEY";
      var text = secret.equals("TOKEN") ? TOKEN : KEY_LINE;
      byte[] written = written(text, form, random);
      System.arraycopy(written, 0, bytes, at, written.length);
      expected.add(new Match(secret, form == Form.URL ? Form.PLAIN : form, at));
      at += written.length + 1 + random.nextInt(9000);
    }
    assertThat(searched(bytes, random)).isEqualTo(expected);
    assertThat(NEEDLES.in(bytes, bytes.length)).isEqualTo(expected);
  }

  private static byte[] written(String text, Form form, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    var line = new StringBuilder();
    switch (form) {
      case PLAIN, URL -> line.append(text);
      case HEX -> line.append(HexFormat.of().formatHex(bytes));
      case BASE64 -> line.append(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    }
    if (form == Form.HEX || form == Form.BASE64) {
      for (int i = random.nextInt(60) + 1; i < line.length(); i += 61) {
        line.insert(i, '\n');
      }
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<Match> searched(byte[] bytes, Random random) {
    var matches = new ArrayList<Match>();
    var search = NEEDLES.stream(matches::add);
    int from = 0;
    while (from < bytes.length) {
      int most = random.nextInt(3) == 0 ? 70_000 : 300;
      int length = Math.min(bytes.length - from, random.nextInt(most));
      search.feed(bytes, from, length);
      from += length;
    }
    search.end();
    matches.sort(Comparator.comparingLong(Match::offset));
    return matches;
  }

  @Test
  void whatFollowsTheEndIsAnotherText() {
    var matches = new ArrayList<Match>();
    var search = NEEDLES.stream(matches::add);
    byte[] bytes = TOKEN.getBytes(StandardCharsets.UTF_8);
    search.feed(bytes, 0, 20);
    search.end();
    search.feed(bytes, 20, bytes.length - 20);
    search.end();
    assertThat(matches).isEmpty();
    search.feed(bytes, 0, bytes.length);
    search.end();
    search.end();
    assertThat(matches).containsExactly(new Match("TOKEN", Form.PLAIN, 0));
  }

  @Test
  void looksAtFewOfOrdinaryBytes() {
    byte[] bytes = new byte[1 << 20];
    new Random(1).nextBytes(bytes);
    assertThat(workPerByte(bytes)).isLessThan(0.15);
    byte[] text =
        repeated(
            "The quick brown fox reads a line of the manual; ".getBytes(StandardCharsets.UTF_8));
    assertThat(workPerByte(text)).isLessThan(0.15);
  }

  /** What is made to be slow costs a few looks a byte, and no more for more of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "CA",
        "CANARY",
        "CANARY3f1c09ab77d2e4561b8a90cd2ef45a6",
        "CANARY3f1c09ab77d2e4561b8a90cd2ef45a6\n",
        "Q0FOQVJZM2YxYzA5YWI3N2QyZTQ1NjFiOGE5MGNkMmVmNDVhN",
        "Q0FOQVJZM2YxYzA5YWI3N2QyZTQ1NjFiOGE5MGNkMmVmNDVhN\n                         ",
        "2YxYzA5YWI3N2QyZTQ1NjFiOGE5\\n",
        "43414e41525933663163303961623737643265343536316238613930",
        "\n",
        "CANARYaW50ZXJuYWwta2V5LWxpbmUtb2Ytc2V2ZW50eS1jb2x1bW5zAAAAC3NzaC1lZDI",
      })
  void staysLinear(String unit) {
    assertThat(workPerByte(repeated(unit.getBytes(StandardCharsets.UTF_8)))).isLessThan(4);
  }

  @Test
  void staysLinearInBase64() {
    byte[] bytes = new byte[700_000];
    new Random(2).nextBytes(bytes);
    assertThat(workPerByte(Base64.getMimeEncoder().encode(bytes))).isLessThan(0.5);
  }

  @Test
  void staysLinearForPeriodicSecrets() {
    var periodic =
        Needles.of(List.of(Needle.of("A", List.of("A".repeat(5000) + "x" + "A".repeat(5000)))));
    byte[] bytes = repeated("A".getBytes(StandardCharsets.UTF_8));
    var search = periodic.stream(match -> {});
    search.feed(bytes, 0, bytes.length);
    search.end();
    assertThat((double) search.work() / bytes.length).isLessThan(20);
  }

  private static byte[] repeated(byte[] unit) {
    byte[] bytes = new byte[1 << 20];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = unit[i % unit.length];
    }
    return bytes;
  }

  private static double workPerByte(byte[] bytes) {
    var search = NEEDLES.stream(match -> {});
    for (int from = 0; from < bytes.length; from += 10_000) {
      byte[] block = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 10_000));
      search.feed(block, 0, block.length);
    }
    search.end();
    return (double) search.work() / bytes.length;
  }
}

package dev.keymount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A secret made to be looked for: its value, and the texts that give it away.
 *
 * @param value what the build is given
 * @param traces label and text of each form in which the value may turn up
 */
record Canary(String value, Map<String, String> traces) {

  /** Length of all lines of a key but the first and last of its text and the last of its body. */
  private static final int WIDTH_OF_KEY_LINE = 70;

  /**
   * Returns a token that the servers accept and nothing else contains, to be found as it is and in
   * base64 wherever it begins in the encoded text.
   */
  static Canary token() {
    String token = "CANARY" + UUID.randomUUID().toString().replace("-", "");
    return new Canary(
        token,
        Map.of(
            "as it is", token,
            "in base64", base64(token, 0),
            "in base64 after one byte", base64(token, 1),
            "in base64 after two bytes", base64(token, 2)));
  }

  /**
   * Returns a private key, to be found by any one of its lines but the first, which says no more
   * than of which kind it is.
   */
  static Canary key(String pem) {
    List<String> lines =
        pem.lines().filter(line -> line.length() == WIDTH_OF_KEY_LINE).skip(1).toList();
    return new Canary(
        pem,
        lines.stream()
            .collect(Collectors.toMap(line -> "line " + lines.indexOf(line), line -> line)));
  }

  /**
   * Returns the labels of the traces in {@code content}, whose bytes are the characters of the
   * text.
   */
  List<String> tracesIn(String content) {
    return traces.entrySet().stream()
        .filter(trace -> content.contains(trace.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /**
   * Encodes the text as if {@code before} bytes preceded it, without the digits that its neighbours
   * change.
   */
  private static String base64(String text, int before) {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] shifted = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, shifted, before, bytes.length);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
    int firstWhole = (before * 8 + 5) / 6;
    int lastWhole = shifted.length * 8 / 6;
    return encoded.substring(firstWhole, lastWhole);
  }
}

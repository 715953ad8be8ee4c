package dev.keymount.report;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Texts of repositories as SARIF wants them. */
final class SarifText {

  private static final Pattern BRACKET = Pattern.compile("[\\\\\\[\\]]");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)\\}");
  private static final String UNRESERVED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";

  private SarifText() {}

  /** Returns a text that holds no link and no placeholder (SARIF 2.1.0, 3.11.5 and 3.11.6). */
  static String message(String text) {
    var linkless = BRACKET.matcher(JsonText.whole(text)).replaceAll("\\\\$0");
    return PLACEHOLDER.matcher(linkless).replaceAll("{{$1}}");
  }

  /** Returns a path with slashes as a relative reference (RFC 3986). */
  static String uri(String path) {
    var uri = new StringBuilder(path.length() + 16);
    uri.append(path.startsWith("/") ? "." : "");
    for (byte b : JsonText.whole(path).getBytes(StandardCharsets.UTF_8)) {
      if (UNRESERVED.indexOf(b) >= 0) {
        uri.append((char) b);
      } else {
        uri.append('%').append(hexadecimal(b >> 4)).append(hexadecimal(b));
      }
    }
    return uri.toString();
  }

  private static char hexadecimal(int digit) {
    return "0123456789ABCDEF".charAt(digit & 0xf);
  }
}

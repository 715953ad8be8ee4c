package dev.keymount.secret;

import java.util.regex.Pattern;

/** Takes what looks like a real secret out of text that people get to see. */
public final class Redaction {

  /** What stands in the place of a secret. */
  public static final String MARK = "[redacted]";

  /** Shapes that issuers of tokens document, and credentials in URLs. */
  private static final Pattern SHAPES =
      Pattern.compile(
          "gh[pousr]_[A-Za-z0-9]{20,}"
              + "|github_pat_[A-Za-z0-9_]{20,}"
              + "|glpat-[A-Za-z0-9_-]{16,}"
              + "|npm_[A-Za-z0-9]{30,}"
              + "|pypi-[A-Za-z0-9_-]{30,}"
              + "|xox[baprs]-[A-Za-z0-9-]{10,}"
              + "|(?:AKIA|ASIA)[A-Z0-9]{16}"
              + "|(?<=://[^/\\s:@$]{1,64}:)[^/\\s:@${}]{3,}(?=@)"
              + "|(?<=://)[A-Za-z0-9_-]{20,}(?=(?::x-oauth-basic)?@)");

  private static final Pattern ASSIGNED =
      Pattern.compile(
          "(?<![A-Za-z0-9_])[0-9]*+([A-Za-z_][A-Za-z0-9_]*+)"
              + "[=: ][ \\t]*[\"']?([A-Za-z0-9_.+/-]{20,}={0,2})");

  private Redaction() {}

  /** Returns the text without what looks like a real secret; lines stay lines. */
  public static String of(String text) {
    var keyless = PrivateKeyText.redact(text);
    var shaped = LoginText.redact(SHAPES.matcher(keyless).replaceAll(MARK));
    var result = new StringBuilder(shaped.length());
    var matcher = ASSIGNED.matcher(shaped);
    int at = 0;
    int from = 0;
    while (matcher.find(from)) {
      boolean secret =
          SecretName.kind(matcher.group(1)).isPresent() && Placeholder.looksReal(matcher.group(2));
      if (secret) {
        result.append(shaped, at, matcher.start(2)).append(MARK);
        at = matcher.end(2);
      }
      from = secret ? at : matcher.end(1);
    }
    return result.append(shaped, at, shaped.length()).toString();
  }
}

package dev.keymount.secret;

import java.util.regex.Matcher;
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
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)([=: ]\\s*[\"']?)([A-Za-z0-9_.+/=-]{20,})");

  private Redaction() {}

  /** Returns the text without what looks like a real secret; lines stay lines. */
  public static String of(String text) {
    var shaped = SHAPES.matcher(text).replaceAll(MARK);
    return ASSIGNED
        .matcher(shaped)
        .replaceAll(
            match -> {
              boolean secret =
                  SecretName.kind(match.group(1)).isPresent()
                      && Placeholder.looksReal(match.group(3));
              var kept = match.group(1) + match.group(2) + (secret ? MARK : match.group(3));
              return Matcher.quoteReplacement(kept);
            });
  }
}

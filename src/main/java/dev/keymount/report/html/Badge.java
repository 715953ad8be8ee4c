package dev.keymount.report.html;

import dev.keymount.verify.Verdict;

/** A verdict as a sign, a word and a colour. */
final class Badge {

  private Badge() {}

  static void write(Verdict verdict, Markup html) {
    html.open("span", "class", "badge " + style(verdict));
    html.element("span", sign(verdict), "aria-hidden", "true");
    html.text(" " + words(verdict)).close();
  }

  /** Returns the class of the style sheet. */
  static String style(Verdict verdict) {
    return switch (verdict) {
      case PROVEN -> "ok";
      case LEAKS, DIFFERS, FAILS -> "bad";
      case NOT_PROVABLE -> "warn";
      case UNCHANGED -> "plain";
    };
  }

  /** Returns the verdict in words. */
  static String words(Verdict verdict) {
    return verdict.label().replace('-', ' ');
  }

  private static String sign(Verdict verdict) {
    return switch (verdict) {
      case PROVEN -> "✓";
      case LEAKS, DIFFERS, FAILS -> "✗";
      case NOT_PROVABLE -> "?";
      case UNCHANGED -> "=";
    };
  }
}

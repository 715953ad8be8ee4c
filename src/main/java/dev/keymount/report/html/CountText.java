package dev.keymount.report.html;

import java.util.Locale;

/** Counts in words, thousands apart. */
final class CountText {

  private CountText() {}

  static String of(int count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns a count of what takes an s. */
  static String of(int count, String one) {
    return of(count, one, one + "s");
  }

  static String of(int count, String one, String many) {
    return of(count) + " " + (count == 1 ? one : many);
  }
}

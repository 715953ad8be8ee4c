package dev.keymount.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists, counts and amounts in English. */
public final class Words {

  private static final double MEGABYTE = 1e6;
  private static final double GIGABYTE = 1e9;

  private Words() {}

  /** Returns {@code a}, {@code a and b}, or {@code a, b and c}. */
  public static String join(List<String> words) {
    if (words.size() <= 1) {
      return String.join("", words);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** Returns the first {@code most} words and how many there are besides. */
  public static String firstOf(int most, List<String> words) {
    if (words.size() <= most) {
      return join(words);
    }
    var shown = new ArrayList<>(words.subList(0, most));
    shown.add(words.size() - most + " more");
    return join(shown);
  }

  /** Returns {@code 1 layer} or {@code 5 layers}. */
  public static String count(int count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }

  /** Returns an amount of bytes in powers of ten: {@code 655.1 MB}, {@code 2.61 GB}. */
  public static String amount(long bytes) {
    return bytes < GIGABYTE
        ? String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE)
        : String.format(Locale.ROOT, "%.2f GB", bytes / GIGABYTE);
  }

  /** Returns how to speak of a stage by its name or its number: {@code build}, {@code stage 3}. */
  public static String stage(String stage) {
    boolean isNumber = !stage.isEmpty() && stage.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? "stage " + stage : stage;
  }
}

package dev.keymount.dockerfile;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** What BuildKit asks of HEALTHCHECK: {@code parseHealthcheck} in {@code instructions/parse.go}. */
final class HealthcheckRules {

  private static final BigDecimal MILLISECOND = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00B5s", 1_000L,
          "\u03BCs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private final Problems problems;
  private final FlagRules flags;

  HealthcheckRules(Problems problems, FlagRules flags) {
    this.problems = problems;
    this.flags = flags;
  }

  void check(Instruction healthcheck) {
    var values = healthcheck.values();
    if (values.isEmpty()) {
      reject(healthcheck, "HEALTHCHECK needs CMD and a command, or NONE");
      return;
    }
    var type = values.get(0).toUpperCase(Locale.ROOT);
    if (type.equals("NONE")) {
      if (values.size() > 1) {
        reject(healthcheck, "HEALTHCHECK NONE takes no arguments: remove them");
      }
      return;
    }
    flags.check(healthcheck);
    if (!type.equals("CMD")) {
      reject(healthcheck, "HEALTHCHECK takes CMD and a command, or NONE");
    } else if (values.size() == 1) {
      reject(healthcheck, "HEALTHCHECK CMD needs a command: add it");
    }
    for (var flag : healthcheck.flags()) {
      flag.value().filter(value -> !value.isEmpty()).ifPresent(value -> value(flag, value));
    }
  }

  private void value(Flag flag, String value) {
    if (flag.name().equals("retries")) {
      if (!isCount(value)) {
        problems.instructions(flag.range(), "--retries takes a whole number from 0 on");
      }
    } else if (!isDuration(value)) {
      problems.instructions(
          flag.range(),
          "--" + flag.name() + " takes a duration of a millisecond at least, such as 30s or 1m30s");
    }
  }

  private void reject(Instruction healthcheck, String message) {
    problems.instructions(healthcheck.range(), message);
  }

  private static boolean isCount(String value) {
    try {
      boolean ascii = value.chars().allMatch(c -> c < 0x80);
      return ascii && Integer.parseInt(value) >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Returns whether Go's {@code time.ParseDuration} reads {@code value} and it is long enough. */
  private static boolean isDuration(String value) {
    boolean signed = value.startsWith("-") || value.startsWith("+");
    var magnitude = signed ? value.substring(1) : value;
    if (magnitude.equals("0")) {
      return true;
    }
    var sum = BigDecimal.ZERO;
    int at = 0;
    while (at < magnitude.length()) {
      int number = endOf(magnitude, at, true);
      int unit = endOf(magnitude, number, false);
      var digits = magnitude.substring(at, number);
      var nanoseconds = NANOSECONDS.get(magnitude.substring(number, unit));
      if (nanoseconds == null || !isDecimal(digits)) {
        return false;
      }
      sum = sum.add(new BigDecimal("0" + digits + "0").multiply(BigDecimal.valueOf(nanoseconds)));
      at = unit;
    }
    boolean none = sum.compareTo(BigDecimal.ONE) < 0;
    boolean longEnough = sum.compareTo(MILLISECOND) >= 0 && !value.startsWith("-");
    return !magnitude.isEmpty() && (none || longEnough) && sum.compareTo(LONGEST) <= 0;
  }

  private static boolean isDecimal(String digits) {
    int point = digits.indexOf('.');
    return digits.length() > (point < 0 ? 0 : 1) && point == digits.lastIndexOf('.');
  }

  /** Returns where the digits and points, or what is none of them, end. */
  private static int endOf(String text, int start, boolean number) {
    int at = start;
    while (at < text.length()
        && (text.charAt(at) == '.' || (text.charAt(at) >= '0' && text.charAt(at) <= '9'))
            == number) {
      at++;
    }
    return at;
  }
}

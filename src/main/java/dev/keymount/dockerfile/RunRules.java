package dev.keymount.dockerfile;

import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What BuildKit asks of the flags of RUN before variables are known: {@code
 * instructions/commands_run*.go}.
 */
final class RunRules {

  private static final Set<String> NETWORKS = Set.of("default", "none", "host");
  private static final Set<String> SECURITY = Set.of("insecure", "sandbox");

  private final Problems problems;

  RunRules(Problems problems) {
    this.problems = problems;
  }

  void check(Instruction run) {
    for (var flag : run.flags()) {
      var value = flag.value().orElse("");
      switch (flag.name()) {
        case "mount" -> mount(flag.range(), value);
        case "device" -> device(flag.range(), value);
        case "network" -> oneOf(flag, value, NETWORKS);
        case "security" -> oneOf(flag, value, SECURITY);
        default -> {}
      }
    }
  }

  private void oneOf(Flag flag, String value, Set<String> allowed) {
    if (!allowed.contains(value)) {
      var names = String.join(", ", allowed.stream().sorted().toList());
      problems.instructions(flag.range(), "--" + flag.name() + " takes one of " + names);
    }
  }

  private void mount(TextRange range, String value) {
    var fields = fields(value);
    if (fields.isEmpty()) {
      badQuotes(range, "mount");
    }
    for (var field : fields.orElse(List.of())) {
      int equals = field.indexOf('=');
      if (equals >= 0 && field.substring(0, equals).toLowerCase(Locale.ROOT).equals("from")) {
        int dollar = field.indexOf('$', equals);
        if (dollar >= 0 && dollar != field.length() - 1) {
          problems.instructions(
              range,
              "from= of a mount takes no variable: name a stage with FROM … AS and use that");
        }
      }
    }
  }

  private void device(TextRange range, String value) {
    var fields = fields(value);
    if (fields.isEmpty()) {
      badQuotes(range, "device");
      return;
    }
    var device = new Device();
    for (var field : fields.get()) {
      if (!device.accepts(field)) {
        problems.instructions(range, "--device takes a name and required: remove the rest");
        return;
      }
    }
  }

  private static final class Device {
    private boolean named;

    boolean accepts(String field) {
      int equals = field.indexOf('=');
      var key = (equals < 0 ? field : field.substring(0, equals)).toLowerCase(Locale.ROOT);
      if (key.equals("required")) {
        return equals < 0 || isBoolean(field.substring(equals + 1));
      }
      boolean accepted = !named;
      var name = key.equals("name") && equals >= 0 ? field.substring(equals + 1) : field;
      named |= !name.isEmpty();
      return accepted;
    }

    /** Go's {@code strconv.ParseBool}. */
    private static boolean isBoolean(String value) {
      return switch (value) {
        case "1", "t", "T", "TRUE", "true", "True" -> true;
        case "0", "f", "F", "FALSE", "false", "False" -> true;
        default -> false;
      };
    }
  }

  private void badQuotes(TextRange range, String flag) {
    problems.instructions(
        range, "--" + flag + " takes comma-separated values: put quotes around a whole field");
  }

  /** Returns the fields of one line of comma-separated values, empty where quotes are broken. */
  private static Optional<List<String>> fields(String line) {
    var fields = new ArrayList<String>();
    int at = 0;
    while (true) {
      int end =
          at < line.length() && line.charAt(at) == '"' ? quotedEnd(line, at) : bareEnd(line, at);
      if (end < 0) {
        return Optional.empty();
      }
      fields.add(unquoted(line.substring(at, end)));
      if (end == line.length()) {
        return Optional.of(fields);
      }
      at = end + 1;
    }
  }

  private static String unquoted(String field) {
    return field.startsWith("\"")
        ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
        : field;
  }

  private static int bareEnd(String line, int start) {
    int comma = line.indexOf(',', start);
    int end = comma < 0 ? line.length() : comma;
    int quote = line.indexOf('"', start);
    return quote >= 0 && quote < end ? -1 : end;
  }

  private static int quotedEnd(String line, int start) {
    int at = line.indexOf('"', start + 1);
    while (at >= 0 && line.startsWith("\"\"", at)) {
      at = line.indexOf('"', at + 2);
    }
    boolean closed = at >= 0 && (at + 1 == line.length() || line.charAt(at + 1) == ',');
    return closed ? at + 1 : -1;
  }
}

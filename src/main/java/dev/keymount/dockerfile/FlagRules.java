package dev.keymount.dockerfile;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The flags that each instruction takes, as in BuildKit's {@code instructions/parse.go} and {@code
 * instructions/commands_run*.go}.
 */
final class FlagRules {

  private enum Kind {
    SWITCH,
    TEXT,
    /** Text that may be given more than once. */
    TEXTS
  }

  private static final Map<Keyword, Map<String, Kind>> FLAGS =
      Map.of(
          Keyword.ADD,
          Map.of(
              "chown", Kind.TEXT,
              "chmod", Kind.TEXT,
              "link", Kind.SWITCH,
              "keep-git-dir", Kind.SWITCH,
              "checksum", Kind.TEXT,
              "unpack", Kind.SWITCH,
              "exclude", Kind.TEXTS),
          Keyword.COPY,
          Map.of(
              "chown", Kind.TEXT,
              "from", Kind.TEXT,
              "chmod", Kind.TEXT,
              "link", Kind.SWITCH,
              "exclude", Kind.TEXTS,
              "parents", Kind.SWITCH),
          Keyword.FROM,
          Map.of("platform", Kind.TEXT),
          Keyword.HEALTHCHECK,
          Map.of(
              "interval", Kind.TEXT,
              "timeout", Kind.TEXT,
              "start-period", Kind.TEXT,
              "start-interval", Kind.TEXT,
              "retries", Kind.TEXT),
          Keyword.RUN,
          Map.of(
              "mount", Kind.TEXTS,
              "network", Kind.TEXT,
              "security", Kind.TEXT,
              "device", Kind.TEXTS));

  private final Problems problems;

  FlagRules(Problems problems) {
    this.problems = problems;
  }

  /** Checks that the flags of {@code instruction} exist and have the values they need. */
  void check(Instruction instruction) {
    if (instruction.flags().isEmpty()) {
      return;
    }
    var known = FLAGS.getOrDefault(instruction.keyword(), Map.of());
    var used = new HashSet<String>();
    for (var flag : instruction.flags()) {
      var kind = known.get(flag.name());
      if (kind == null) {
        reject(flag, known.isEmpty() ? "takes no flags: remove this one" : unknown(known));
      } else if (!used.add(flag.name()) && kind != Kind.TEXTS) {
        reject(flag, "takes --" + flag.name() + " once: keep one");
      } else {
        value(flag, kind);
      }
    }
  }

  private static String unknown(Map<String, Kind> known) {
    var names = known.keySet().stream().sorted().map(name -> "--" + name).toList();
    return "does not know this flag: use one of " + String.join(", ", names);
  }

  private void value(Flag flag, Kind kind) {
    if (kind != Kind.SWITCH) {
      if (flag.value().isEmpty()) {
        reject(flag, "needs a value for --" + flag.name() + ": write --" + flag.name() + "=VALUE");
      }
    } else if (flag.value().isPresent()
        && !List.of("true", "false").contains(flag.value().get().toLowerCase(Locale.ROOT))) {
      reject(flag, "takes true or false for --" + flag.name() + ": write one of the two");
    }
  }

  private void reject(Flag flag, String message) {
    problems.instructions(flag.range(), "the instruction " + message);
  }
}

package dev.keymount.cli;

import dev.keymount.caller.CallerRule;
import dev.keymount.migrate.RuleIds;
import dev.keymount.report.RulePage;
import dev.keymount.transform.Rule;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keymount explain}. */
@Command(
    name = "explain",
    header = "Print the manual page of a rule, or list the rules.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Explain implements Callable<Integer> {

  private final Streams streams;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RULE", arity = "0..1", description = "The rule to explain.")
  private @Nullable String id;

  Explain(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    var named = id;
    if (named == null) {
      list();
      return Main.DONE;
    }
    if (!RuleIds.all().contains(named)) {
      throw Rules.unknown(spec.commandLine(), named);
    }
    streams.out().print(page(named));
    return Main.DONE;
  }

  private void list() {
    int width = RuleIds.all().stream().mapToInt(String::length).max().orElse(0);
    for (var rule : Rule.values()) {
      list(width, rule.id(), rule.summary());
      if (!rule.isDefault()) {
        streams.out().println(" ".repeat(width + 2) + "(only where --select names it)");
      }
    }
    for (var rule : CallerRule.values()) {
      list(width, rule.id(), rule.summary());
    }
  }

  private void list(int width, String rule, String summary) {
    streams.out().println(rule + " ".repeat(width - rule.length() + 2) + summary);
  }

  /**
   * Returns the manual page of a rule.
   *
   * @throws IOException if it can't be read
   */
  static String page(String rule) throws IOException {
    return RulePage.of(rule).orElseThrow();
  }
}
